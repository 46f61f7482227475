/** What a user can set, read from whatever the client sends. */

export interface Settings {
  /** Where the page of a problem stands: an address in which `{code}` is the problem's code. */
  readonly problemPages: string | undefined;
  /** Where the reference stands: an address in which `{page}` is the name of a page and `{heading}` that of a heading, or nothing. */
  readonly languagePages: string | undefined;
  /** A command of the client that starts a rename: it is given an address and a position. */
  readonly renameCommand: string | undefined;
  readonly inlayHints: {
    readonly types: boolean;
    readonly parameterNames: boolean;
    /** Rows that signatures leave out. */
    readonly effects: boolean;
    /** Calls that wait; off unless asked for. */
    readonly waits: boolean;
  };
  readonly codeLens: {
    readonly run: boolean;
    readonly test: boolean;
    readonly references: boolean;
    /** What exports may touch. */
    readonly touches: boolean;
  };
  /** Whether the server sends problems by itself or waits until it is asked. */
  readonly problems: "push" | "pull";
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
    languagePages: text("languagePages"),
    renameCommand: text("renameCommand"),
    inlayHints: {
      types: flag("inlayHints", "types"),
      parameterNames: flag("inlayHints", "parameterNames"),
      effects: flag("inlayHints", "effects"),
      waits: part(part(neuro, "inlayHints"), "waits") === true,
    },
    codeLens: {
      run: flag("codeLens", "run"),
      test: flag("codeLens", "test"),
      references: flag("codeLens", "references"),
      touches: flag("codeLens", "touches"),
    },
    problems: part(neuro, "problems") === "pull" ? "pull" : "push",
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
