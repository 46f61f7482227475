/** The page of a problem, beside the code that has it: from its code in the list of problems, and as a command. */

import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";

const scheme = "neuro-problem";

export function problemPages(client: BaseLanguageClient): vscode.Disposable[] {
  return [
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: async ({ path }) =>
        (await client.sendRequest<string | null>("neuro/problemPage", {
          code: path.replace(/\.md$/, ""),
        })) ?? "There is no such problem.",
    }),
    vscode.window.registerUriHandler({
      async handleUri({ path }) {
        const code = /^\/problem\/(P\d{4})$/.exec(path)?.[1];
        if (code !== undefined) await show(code);
      },
    }),
    vscode.commands.registerCommand("neuro.explain", async (asked?: string) => {
      const code = asked ?? (await chosen());
      if (code !== undefined) await show(code);
    }),
  ];
}

async function show(code: string): Promise<void> {
  const page = vscode.Uri.from({ scheme, path: `${code}.md` });
  await vscode.commands.executeCommand("markdown.showPreviewToSide", page);
}

/** The problem under the cursor; else one of the document's, or whichever the user names. */
async function chosen(): Promise<string | undefined> {
  const editor = vscode.window.activeTextEditor;
  const problems = editor === undefined ? [] : vscode.languages.getDiagnostics(editor.document.uri);
  const here = problems.filter(({ range }) => range.contains(editor!.selection.active));
  const offered = (here.length > 0 ? here : problems).flatMap((problem) => {
    const code = codeOf(problem);
    return code === undefined ? [] : [{ label: code, description: firstLine(problem.message) }];
  });
  if (here.length > 0 && offered.length === 1) return offered[0]!.label;
  if (offered.length > 0)
    return (await vscode.window.showQuickPick(offered, { title: "Explain a problem" }))?.label;
  return vscode.window.showInputBox({
    title: "Explain a problem",
    prompt: "The code of a problem",
    placeHolder: "P0301",
    validateInput: (text) => (/^P\d{4}$/.test(text) ? undefined : "A code is a P and four digits."),
  });
}

function codeOf({ code, source }: vscode.Diagnostic): string | undefined {
  if (source !== "neuro") return undefined;
  return String(typeof code === "object" ? code.value : code);
}

const firstLine = (text: string): string => text.split("\n")[0]!;
