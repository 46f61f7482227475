/** The page of the server names what it has: colours, settings, commands. */

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { legend } from "../src/features/colours.ts";
import { forms } from "../src/forms.ts";
import { readSettings } from "../src/settings.ts";
import { Client } from "./client.ts";

const page = readFileSync(new URL("../../../docs/language-server.md", import.meta.url), "utf8");

/** The first words of the rows of the table under such a head. */
function rows(head: string): readonly string[] {
  const [, table] = page.split(new RegExp(`^\\| ${head} .*\\n`, "m"));
  const [body] = table!.split("\n\n");
  return [...body!.matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => name!);
}

test("every colour", () => {
  expect(rows("type")).toEqual(legend.tokenTypes);
  expect(rows("modifier")).toEqual(legend.tokenModifiers);
});

test("every setting", () => {
  const { inlayHints, codeLens, ...rest } = readSettings(undefined);
  const names = [
    ...Object.keys(inlayHints).map((name) => `inlayHints.${name}`),
    ...Object.keys(codeLens).map((name) => `codeLens.${name}`),
    ...Object.keys(rest),
  ];
  expect([...rows("setting")].toSorted()).toEqual(names.toSorted());
});

/** The requests by which a client makes use of what the server says that it can do. */
const requestsOf: Readonly<Record<string, readonly string[]>> = {
  callHierarchyProvider: [
    "textDocument/prepareCallHierarchy",
    "callHierarchy/incomingCalls",
    "callHierarchy/outgoingCalls",
  ],
  codeActionProvider: ["textDocument/codeAction"],
  codeLensProvider: ["textDocument/codeLens"],
  completionProvider: ["textDocument/completion"],
  definitionProvider: ["textDocument/definition"],
  diagnosticProvider: ["textDocument/diagnostic", "workspace/diagnostic"],
  documentFormattingProvider: ["textDocument/formatting"],
  documentHighlightProvider: ["textDocument/documentHighlight"],
  documentLinkProvider: ["textDocument/documentLink"],
  documentOnTypeFormattingProvider: ["textDocument/onTypeFormatting"],
  documentRangeFormattingProvider: ["textDocument/rangeFormatting"],
  documentSymbolProvider: ["textDocument/documentSymbol"],
  executeCommandProvider: ["workspace/executeCommand"],
  foldingRangeProvider: ["textDocument/foldingRange"],
  hoverProvider: ["textDocument/hover"],
  implementationProvider: ["textDocument/implementation"],
  inlayHintProvider: ["textDocument/inlayHint"],
  linkedEditingRangeProvider: ["textDocument/linkedEditingRange"],
  referencesProvider: ["textDocument/references"],
  renameProvider: ["textDocument/rename", "textDocument/prepareRename"],
  selectionRangeProvider: ["textDocument/selectionRange"],
  semanticTokensProvider: [
    "textDocument/semanticTokens/full",
    "textDocument/semanticTokens/full/delta",
    "textDocument/semanticTokens/range",
  ],
  signatureHelpProvider: ["textDocument/signatureHelp"],
  typeDefinitionProvider: ["textDocument/typeDefinition"],
  workspaceSymbolProvider: ["workspace/symbol"],
};
/** What a client asks to complete an answer, for the providers that say `resolveProvider`. */
const resolveOf: Readonly<Record<string, string>> = {
  codeActionProvider: "codeAction/resolve",
  codeLensProvider: "codeLens/resolve",
  completionProvider: "completionItem/resolve",
};

test("every request", async () => {
  const resolveSupport = { properties: ["edit", "command"] };
  const { initialized } = await new Client({}).start(
    { textDocument: { diagnostic: {}, codeAction: { resolveSupport } } },
    { problems: "pull" },
  );
  const { capabilities } = initialized;
  const answered = Object.entries(capabilities).flatMap(([name, provider]) => {
    if (!name.endsWith("Provider")) return [];
    const resolves = (provider as { resolveProvider?: boolean }).resolveProvider === true;
    return [...(requestsOf[name] ?? [name]), ...(resolves ? [resolveOf[name] ?? name] : [])];
  });
  if (capabilities.workspace?.fileOperations?.willRename !== undefined)
    answered.push("workspace/willRenameFiles");
  const own = rows("request").filter((name) => name.startsWith("neuro/"));
  expect(rows("request")).toEqual([...answered, ...own].toSorted());
  expect(rows("request")).toEqual(Object.keys(forms));
});

test("every command", async () => {
  const { initialized } = await new Client({}).start();
  expect(rows("command")).toEqual(initialized.capabilities.executeCommandProvider?.commands);
});
