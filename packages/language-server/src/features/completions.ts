/** Completion: what is offered at once, and what of one offer is asked for when a person looks at it. */

import type { SourceFile } from "@neuro-lang/diagnostics";
import {
  type About,
  type Completions,
  completions as completionsAt,
  type Description,
  type Importing,
  isDue,
  offerDetails,
  type OfferSort,
  type RankedOffer,
  triggers,
} from "@neuro-lang/ide";
import {
  type ClientCapabilities,
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  type CompletionList,
  InsertTextFormat,
  InsertTextMode,
  type MarkupContent,
  type Range,
} from "vscode-languageserver";
import { rangeOf } from "../convert.ts";
import { textEditOf, withLineEndsOf } from "../edits.ts";
import { described, inMarkdown } from "../markdown.ts";
import type { Feature } from "../server.ts";

const kinds: Readonly<Record<OfferSort, CompletionItemKind>> = {
  argument: CompletionItemKind.Property,
  attribute: CompletionItemKind.Property,
  capability: CompletionItemKind.Value,
  field: CompletionItemKind.Field,
  keyword: CompletionItemKind.Keyword,
  label: CompletionItemKind.Keyword,
  method: CompletionItemKind.Method,
  module: CompletionItemKind.Module,
  neuro: CompletionItemKind.Function,
  record: CompletionItemKind.Struct,
  snippet: CompletionItemKind.Snippet,
  sum: CompletionItemKind.Enum,
  type: CompletionItemKind.Class,
  typeParameter: CompletionItemKind.TypeParameter,
  value: CompletionItemKind.Constant,
  variable: CompletionItemKind.Variable,
  variant: CompletionItemKind.EnumMember,
};

/** What an item carries until it is asked about. */
interface Asked {
  readonly uri: string;
  readonly about?: About;
  readonly importing?: Importing;
}

export const completions: Feature = {
  capabilities: () => ({
    completionProvider: {
      triggerCharacters: [...triggers],
      resolveProvider: true,
      completionItem: { labelDetailsSupport: true },
    },
  }),
  register(server) {
    const { connection } = server;
    connection.onCompletion(
      server.guard("Completion", async (parameters, token) => {
        const { context, textDocument } = parameters;
        const at = await server.at(parameters, token);
        if (at === undefined) return null;
        const { snapshot, path, offset, source } = at;
        const typed = context?.triggerCharacter;
        if (typed !== undefined && !isDue(typed, source, offset)) return null;
        const found = completionsAt(snapshot, path, offset);
        return listOf(new View(server.client, source, textDocument.uri, found));
      }),
    );
    const resolve = server.guard(
      "Completion",
      async (item: CompletionItem, token): Promise<CompletionItem> => {
        const { uri, about, importing } = item.data as Asked;
        const { snapshot, path } = await server.snapshot(uri, token);
        const source = snapshot.module(path)?.source;
        const { description, edits } = offerDetails(snapshot, path, about, importing);
        return {
          ...item,
          ...(description === undefined ? {} : { documentation: shown(description) }),
          ...(edits.length === 0 || source === undefined
            ? {}
            : { additionalTextEdits: edits.map((edit) => textEditOf(source, edit)) }),
        };
      },
    );
    connection.onCompletionResolve(async (item, token) => (await resolve(item, token)) ?? item);
  },
};

function shown({ code, documentation }: Description): MarkupContent {
  return code === "" ? inMarkdown(documentation ?? "") : described(code, documentation);
}

/** What a client understands, and the ranges of one answer. */
class View {
  readonly uri: string;
  readonly found: Completions;
  readonly source: SourceFile;
  readonly snippets: boolean;
  readonly insertReplace: boolean;
  readonly labelDetails: boolean;
  readonly commits: boolean;
  readonly deprecatedTag: boolean;
  readonly indents: boolean;
  readonly sharedRange: boolean;
  readonly insert: Range;
  readonly replace: Range;

  constructor(client: ClientCapabilities, source: SourceFile, uri: string, found: Completions) {
    const { completionItem, completionList } = client.textDocument?.completion ?? {};
    this.uri = uri;
    this.found = found;
    this.source = source;
    this.snippets = completionItem?.snippetSupport === true;
    this.insertReplace = completionItem?.insertReplaceSupport === true;
    this.labelDetails = completionItem?.labelDetailsSupport === true;
    this.commits = completionItem?.commitCharactersSupport === true;
    this.deprecatedTag =
      completionItem?.tagSupport?.valueSet.includes(CompletionItemTag.Deprecated) === true;
    this.indents =
      completionItem?.insertTextModeSupport?.valueSet.includes(InsertTextMode.adjustIndentation) ===
      true;
    this.sharedRange = completionList?.itemDefaults?.includes("editRange") === true;
    const { start, offset, end } = found;
    this.insert = rangeOf(source, { start, end: offset });
    this.replace = rangeOf(source, { start, end });
  }

  /** For a client that leaves further lines where they are. */
  indented(text: string): string {
    if (this.indents || !text.includes("\n")) return text;
    const { line } = this.insert.start;
    const indentation = /^[ \t]*/.exec(this.source.line(line))![0];
    return text.replaceAll("\n", `\n${indentation}`);
  }

  range(): Range | { readonly insert: Range; readonly replace: Range } {
    return this.insertReplace ? { insert: this.insert, replace: this.replace } : this.replace;
  }
}

function listOf(view: View): CompletionList {
  const { found } = view;
  return {
    isIncomplete: !found.complete,
    items: found.offers.map((offer) => itemOf(view, offer)),
    ...(view.sharedRange ? { itemDefaults: { editRange: view.range() } } : {}),
  };
}

function itemOf(view: View, offer: RankedOffer): CompletionItem {
  const { label, sort, rank, filter, signature, from, deprecated, edits } = offer;
  const isSnippet = offer.snippet !== undefined && view.snippets;
  const text = isSnippet ? offer.snippet! : view.indented(offer.text ?? label);
  const newText = withLineEndsOf(view.source, text);
  const data: Asked = {
    uri: view.uri,
    ...(offer.about === undefined ? {} : { about: offer.about }),
    ...(offer.importing === undefined ? {} : { importing: offer.importing }),
  };
  return {
    label,
    kind: kinds[sort],
    sortText: rank,
    data,
    ...(filter === undefined ? {} : { filterText: filter }),
    ...details(view, signature, from),
    ...(isSnippet ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    ...(view.indents && newText.includes("\n")
      ? { insertTextMode: InsertTextMode.adjustIndentation }
      : {}),
    ...written(view, newText),
    ...(deprecated === true && view.deprecatedTag ? { tags: [CompletionItemTag.Deprecated] } : {}),
    ...(offer.commits === true && view.commits ? { commitCharacters: [".", ","] } : {}),
    ...(edits === undefined
      ? {}
      : { additionalTextEdits: edits.map((edit) => textEditOf(view.source, edit)) }),
  };
}

function details(
  { labelDetails }: View,
  detail: string | undefined,
  description: string | undefined,
): Partial<CompletionItem> {
  if (labelDetails)
    return {
      labelDetails: {
        ...(detail === undefined ? {} : { detail }),
        ...(description === undefined ? {} : { description }),
      },
    };
  const all = [detail, description].filter((part) => part !== undefined).join("  ");
  return all === "" ? {} : { detail: all };
}

function written(view: View, newText: string): Partial<CompletionItem> {
  if (view.sharedRange) return { textEditText: newText };
  return view.insertReplace
    ? { textEdit: { newText, insert: view.insert, replace: view.replace } }
    : { textEdit: { newText, range: view.replace } };
}
