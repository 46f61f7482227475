/** What a user can set, read from whatever the client sends. */

export interface Settings {
  /** Where the page of a problem stands: an address in which `{code}` is the problem's code. */
  readonly problemPages: string | undefined;
  /** A command of the client that starts a rename: it is given an address and a position. */
  readonly renameCommand: string | undefined;
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
  const text = (name: string): string | undefined => {
    const value = part(neuro, name);
    return typeof value === "string" ? value : undefined;
  };
  return {
    problemPages: text("problemPages"),
    renameCommand: text("renameCommand"),
    inlayHints: {
      types: flag("inlayHints", "types"),
      parameterNames: flag("inlayHints", "parameterNames"),
      effects: flag("inlayHints", "effects"),
    },
    codeLens: { run: flag("codeLens", "run"), references: flag("codeLens", "references") },
  };
}

function part(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
