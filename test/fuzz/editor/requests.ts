/** Every kind of question that an editor asks at a place; those that the server does not answer are left out. */

export interface Question {
  readonly method: string;
  readonly parameters: object;
}

interface Place {
  readonly uri: string;
  readonly line: number;
  readonly character: number;
}

type Kind = readonly [capability: string, method: string, parameters: (place: Place) => object];

const at = ({ uri, line, character }: Place): object => ({
  textDocument: { uri },
  position: { line, character },
});
const whole = ({ uri }: Place): object => ({ textDocument: { uri } });
const range = ({ line, character }: Place): object => ({
  start: { line, character },
  end: { line: line + 1, character: 0 },
});
const options = { tabSize: 2, insertSpaces: true };

const kinds: readonly Kind[] = [
  ["hoverProvider", "textDocument/hover", at],
  ["definitionProvider", "textDocument/definition", at],
  ["typeDefinitionProvider", "textDocument/typeDefinition", at],
  ["implementationProvider", "textDocument/implementation", at],
  [
    "referencesProvider",
    "textDocument/references",
    (place) => ({ ...at(place), context: { includeDeclaration: true } }),
  ],
  ["documentHighlightProvider", "textDocument/documentHighlight", at],
  ["documentSymbolProvider", "textDocument/documentSymbol", whole],
  ["workspaceSymbolProvider", "workspace/symbol", () => ({ query: "a" })],
  ["completionProvider", "textDocument/completion", at],
  ["signatureHelpProvider", "textDocument/signatureHelp", at],
  [
    "codeActionProvider",
    "textDocument/codeAction",
    (place) => ({
      textDocument: { uri: place.uri },
      range: range(place),
      context: { diagnostics: [] },
    }),
  ],
  ["renameProvider", "textDocument/prepareRename", at],
  ["renameProvider", "textDocument/rename", (place) => ({ ...at(place), newName: "renamed" })],
  [
    "documentFormattingProvider",
    "textDocument/formatting",
    (place) => ({ ...whole(place), options }),
  ],
  [
    "documentRangeFormattingProvider",
    "textDocument/rangeFormatting",
    (place) => ({ ...whole(place), range: range(place), options }),
  ],
  ["semanticTokensProvider", "textDocument/semanticTokens/full", whole],
  [
    "inlayHintProvider",
    "textDocument/inlayHint",
    (place) => ({ ...whole(place), range: range(place) }),
  ],
  ["codeLensProvider", "textDocument/codeLens", whole],
  ["foldingRangeProvider", "textDocument/foldingRange", whole],
  [
    "selectionRangeProvider",
    "textDocument/selectionRange",
    ({ uri, line, character }) => ({ textDocument: { uri }, positions: [{ line, character }] }),
  ],
  ["documentLinkProvider", "textDocument/documentLink", whole],
  ["callHierarchyProvider", "textDocument/prepareCallHierarchy", at],
  ["typeHierarchyProvider", "textDocument/prepareTypeHierarchy", at],
  ["linkedEditingRangeProvider", "textDocument/linkedEditingRange", at],
];

/** All that can be asked of this server at a place. */
export function questionsAt(capabilities: object, place: Place): readonly Question[] {
  return kinds
    .filter(([capability]) => capability in capabilities)
    .map(([, method, parameters]) => ({ method, parameters: parameters(place) }));
}

/** Of the protocol: answers that say why there is none. */
export const errorCodes = {
  ContentModified: -32801,
  RequestCancelled: -32800,
  RequestFailed: -32803,
};
