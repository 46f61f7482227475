/** What a user can set, read from whatever the client sends. */

export interface Settings {
  /** Where the page of a problem stands: an address in which `{code}` is the problem's code. */
  readonly problemPages: string | undefined;
  readonly inlayHints: {
    readonly types: boolean;
    readonly parameterNames: boolean;
    readonly effects: boolean;
  };
  readonly codeLens: { readonly run: boolean; readonly references: boolean };
}

export function readSettings(sent: unknown): Settings {
  const neuro = part(sent, "neuro") ?? sent;
  const flag = (group: string, name: string): boolean => part(part(neuro, group), name) !== false;
  const pages = part(neuro, "problemPages");
  return {
    problemPages: typeof pages === "string" ? pages : undefined,
    inlayHints: {
      types: flag("inlayHints", "types"),
      parameterNames: flag("inlayHints", "parameterNames"),
      effects: flag("inlayHints", "effects"),
    },
    codeLens: { run: flag("codeLens", "run"), references: flag("codeLens", "references") },
  };
}

/**
 * The groups of answers that are left out: `server.without: ["hovers"]`. No setting for users: tests of editors switch off with
 * it what they have just seen work.
 */
export function leftOut(sent: unknown): ReadonlySet<unknown> {
  const without = part(part(part(sent, "neuro") ?? sent, "server"), "without");
  return new Set(Array.isArray(without) ? without : []);
}

function part(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
