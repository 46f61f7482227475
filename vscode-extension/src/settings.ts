/** What the user has set, as the language server is told of it. */

import * as vscode from "vscode";

/** Groups of answers and of the extension's own offers that are left out: for tests, which see what fails without them. */
export function isLeftOut(name: string): boolean {
  return vscode.workspace
    .getConfiguration("neuro.server")
    .get<readonly string[]>("without", [])
    .includes(name);
}

/** Asks for a better name after a change that made one up. */
export const renameCommand = "neuro.rename";

export function serverSettings(): object {
  const { inlayHints, codeLens, server } = vscode.workspace.getConfiguration(
    "neuro",
  ) as unknown as {
    readonly inlayHints: object;
    readonly codeLens: object;
    readonly server: object;
  };
  const all = {
    inlayHints,
    codeLens,
    server,
    problemPages: problemPage("{code}"),
    languagePages: languagePage("{page}", "{heading}"),
    renameCommand,
  };
  // What the editor hands out is not plain, and cannot be sent to a worker.
  return { neuro: JSON.parse(JSON.stringify(all)) as object };
}

/** Shows a page of the reference: `language-pages.ts`. A hover leads to commands that it is allowed to, and to no addresses of the editor. */
export const showPageCommand = "neuro.showPage";

function languagePage(page: string, heading: string): string {
  return `command:${showPageCommand}?%5B%22${page}%22,%22${heading}%22%5D`;
}

/** An address that leads back into this editor, to `problem-pages.ts`. */
function problemPage(code: string): string {
  return `${vscode.env.uriScheme}://neuro-lang.neuro/problem/${code}`;
}
