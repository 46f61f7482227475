/** What each request has to carry: one that carries something else is refused before anybody reads it. */

/** A list of what stands between brackets, an object with such fields, or a plain value. */
type Form = "text" | "count" | readonly [Form] | { readonly [name: string]: Form };

const ofDocument = { textDocument: { uri: "text" } } as const;
const position = { line: "count", character: "count" } as const;
const range = { start: position, end: position } as const;
const atPlace = { ...ofDocument, position };
const inRange = { ...ofDocument, range };
/** What a client gives back of an answer knows the document that it was asked about. */
const resolved = { data: { uri: "text" } } as const;
const caller = { item: { uri: "text", selectionRange: range, ...resolved } } as const;

export const forms: Readonly<Record<string, Form>> = {
  "callHierarchy/incomingCalls": caller,
  "callHierarchy/outgoingCalls": caller,
  "codeAction/resolve": { title: "text", ...resolved },
  "codeLens/resolve": { data: { uri: "text", position } },
  "completionItem/resolve": { label: "text", ...resolved },
  "neuro/libraryText": { uri: "text" },
  "neuro/problemPage": { code: "text" },
  "neuro/tests": ofDocument,
  "textDocument/codeAction": { ...inRange, context: { diagnostics: [{ range }] } },
  "textDocument/codeLens": ofDocument,
  "textDocument/completion": atPlace,
  "textDocument/definition": atPlace,
  "textDocument/diagnostic": ofDocument,
  "textDocument/documentHighlight": atPlace,
  "textDocument/documentLink": ofDocument,
  "textDocument/documentSymbol": ofDocument,
  "textDocument/foldingRange": ofDocument,
  "textDocument/formatting": ofDocument,
  "textDocument/hover": atPlace,
  "textDocument/implementation": atPlace,
  "textDocument/inlayHint": inRange,
  "textDocument/linkedEditingRange": atPlace,
  "textDocument/onTypeFormatting": { ...atPlace, ch: "text" },
  "textDocument/prepareCallHierarchy": atPlace,
  "textDocument/prepareRename": atPlace,
  "textDocument/rangeFormatting": inRange,
  "textDocument/references": { ...atPlace, context: {} },
  "textDocument/rename": { ...atPlace, newName: "text" },
  "textDocument/selectionRange": { ...ofDocument, positions: [position] },
  "textDocument/semanticTokens/full": ofDocument,
  "textDocument/semanticTokens/full/delta": { ...ofDocument, previousResultId: "text" },
  "textDocument/semanticTokens/range": inRange,
  "textDocument/signatureHelp": atPlace,
  "textDocument/typeDefinition": atPlace,
  "workspace/diagnostic": { previousResultIds: [{ uri: "text", value: "text" }] },
  "workspace/executeCommand": { command: "text" },
  "workspace/symbol": { query: "text" },
  "workspace/willRenameFiles": { files: [{ oldUri: "text", newUri: "text" }] },
};

/** What is wrong with what a request carries, in a sentence; undefined if nothing is, or if nobody knows the request. */
export function misformed(method: string, parameters: unknown): string | undefined {
  const form = forms[method];
  const found = form && fault(parameters, form, "");
  return found && `\`${method}\` was sent with something wrong: ${found}.`;
}

function fault(value: unknown, form: Form, name: string): string | undefined {
  const named = name === "" ? "its parameters" : `\`${name}\``;
  if (form === "text") return typeof value === "string" ? undefined : `${named} has to be a string`;
  if (form === "count")
    return Number.isInteger(value) && (value as number) >= 0
      ? undefined
      : `${named} has to be a whole number from 0`;
  if (isList(form)) {
    if (!Array.isArray(value)) return `${named} has to be an array`;
    return first(value.entries(), ([index, each]) => fault(each, form[0], `${name}[${index}]`));
  }
  if (typeof value !== "object" || value === null) return `${named} has to be an object`;
  return first(Object.entries(form), ([key, each]) =>
    fault(Reflect.get(value, key), each, name === "" ? key : `${name}.${key}`),
  );
}

function isList(form: Form): form is readonly [Form] {
  return Array.isArray(form);
}

function first<T>(all: Iterable<T>, find: (each: T) => string | undefined): string | undefined {
  for (const each of all) {
    const found = find(each);
    if (found !== undefined) return found;
  }
  return undefined;
}
