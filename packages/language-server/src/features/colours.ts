/** Semantic tokens, whole, in part, or as what changed since the last time. */

import { type ColourModifier, colourModifiers, colours, type ColourSort } from "@neuro-lang/ide";
import { type SemanticTokensLegend, SemanticTokensBuilder } from "vscode-languageserver";
import { extentOf } from "../convert.ts";
import type { At, Feature } from "../server.ts";

/** The protocol's own words where it has any, so that every theme has a colour for them. */
const types: Readonly<Record<ColourSort, string>> = {
  namespace: "namespace",
  type: "type",
  typeParameter: "typeParameter",
  variant: "enumMember",
  field: "property",
  parameter: "parameter",
  variable: "variable",
  neuro: "function",
  net: "net",
  capability: "capability",
  label: "label",
};
const modifiers: Partial<Readonly<Record<ColourModifier, string>>> = { library: "defaultLibrary" };

const sorts = Object.keys(types) as ColourSort[];

export const legend: SemanticTokensLegend = {
  tokenTypes: Object.values(types),
  tokenModifiers: colourModifiers.map((modifier) => modifiers[modifier] ?? modifier),
};

export const semanticTokens: Feature = {
  capabilities: () => ({
    semanticTokensProvider: { legend, full: { delta: true }, range: true },
  }),
  register(server) {
    const { languages } = server.connection;
    /** What was last sent of each document. */
    const builders = new Map<string, SemanticTokensBuilder>();
    server.documents.onDidClose(({ document }) => builders.delete(document.uri));
    const builderOf = (uri: string): SemanticTokensBuilder => {
      let builder = builders.get(uri);
      if (builder === undefined) builders.set(uri, (builder = new SemanticTokensBuilder()));
      return builder;
    };
    languages.semanticTokens.on(
      server.guard("Colours", async ({ textDocument }, token) => {
        const found = await server.document(textDocument, token);
        if (found === undefined) return { data: [] };
        const builder = builderOf(textDocument.uri);
        // Begins anew: what was sent before belongs to an earlier text.
        builder.previousResult("");
        return paint(builder, found).build();
      }),
    );
    languages.semanticTokens.onDelta(
      server.guard("Colours", async ({ textDocument, previousResultId }, token) => {
        const found = await server.document(textDocument, token);
        if (found === undefined) return { data: [] };
        const builder = builderOf(textDocument.uri);
        builder.previousResult(previousResultId);
        return paint(builder, found).buildEdits();
      }),
    );
    languages.semanticTokens.onRange(
      server.guard("Colours", async ({ textDocument, range }, token) => {
        const found = await server.document(textDocument, token);
        if (found === undefined) return { data: [] };
        const part = extentOf(found.source, range);
        return paint(new SemanticTokensBuilder(), found, part).build();
      }),
    );
  },
};

function paint(
  builder: SemanticTokensBuilder,
  { snapshot, path, source }: Omit<At, "offset">,
  range?: { readonly start: number; readonly end: number },
): SemanticTokensBuilder {
  for (const { start, end, sort, modifiers: set } of colours(snapshot, path, range)) {
    const { line, column } = source.position(start);
    let bits = 0;
    for (const modifier of set) bits |= 1 << colourModifiers.indexOf(modifier);
    builder.push(line, column, end - start, sorts.indexOf(sort), bits);
  }
  return builder;
}
