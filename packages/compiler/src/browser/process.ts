/** What `path-browserify` asks of Node's process: paths that are relative start at the root. */

export const process = { cwd: (): string => "/" };
