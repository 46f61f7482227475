// The TextMate grammar from the token table: words and operators come from there, the forms of literals are written here.

const scopes = {
  "keyword.control": "keyword.control.neuro",
  "keyword.declaration": "storage.type.neuro",
  "keyword.operator": "keyword.operator.word.neuro",
  "keyword.label": "storage.modifier.label.neuro",
  operator: "keyword.operator.neuro",
  punctuation: "punctuation.neuro",
  attribute: "punctuation.definition.attribute.neuro",
  constant: "constant.language.neuro",
  type: "support.type.neuro",
};

const escaped = (text) => text.replaceAll(/[.*+?^${}()|[\]\\/]/gu, "\\$&");
const longestFirst = (texts) => texts.toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));

export function textmate(tokenTable) {
  const words = (kind) => {
    const byColour = Map.groupBy(
      tokenTable.filter(({ word }) => word === kind),
      ({ colour }) => colour,
    );
    return [...byColour].map(([colour, entries]) => ({
      name: scopes[colour],
      texts: longestFirst(entries.map(({ text }) => text)),
    }));
  };
  const operators = longestFirst(
    tokenTable
      .filter(({ colour, text }) => colour === "operator" && text !== undefined)
      .map(({ text }) => text),
  );
  const escape = {
    name: "constant.character.escape.neuro",
    match: String.raw`\\(?:[ntr0\\"{]|u\{[0-9a-fA-F]{1,6}\})`,
  };
  const badEscape = { name: "invalid.illegal.escape.neuro", match: String.raw`\\.` };
  const interpolation = {
    name: "meta.interpolation.neuro",
    begin: String.raw`\{`,
    end: String.raw`\}`,
    beginCaptures: { 0: { name: "punctuation.section.interpolation.begin.neuro" } },
    endCaptures: { 0: { name: "punctuation.section.interpolation.end.neuro" } },
    contentName: "source.neuro",
    patterns: [{ include: "#braces" }, { include: "$self" }],
  };
  const name = String.raw`[_\p{Ll}\p{Lo}][_\p{L}\p{N}]*`;
  const typeName = String.raw`\p{Lu}[_\p{L}\p{N}]*`;
  const grammar = {
    $schema: "https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json",
    name: "Neuro",
    scopeName: "source.neuro",
    fileTypes: ["neuro"],
    patterns: [
      { include: "#comments" },
      { include: "#texts" },
      { include: "#attributes" },
      { include: "#declarations" },
      { include: "#members" },
      { include: "#numbers" },
      { include: "#holes" },
      { include: "#words" },
      { include: "#label-parameters" },
      { include: "#types" },
      { include: "#calls" },
      { include: "#operators" },
    ],
    repository: {
      comments: {
        patterns: [
          { name: "comment.line.documentation.module.neuro", match: "//!.*$" },
          { name: "comment.line.documentation.neuro", match: "///(?!/).*$" },
          { name: "comment.line.double-slash.neuro", match: "//.*$" },
          { include: "#block-comment" },
        ],
      },
      "block-comment": {
        name: "comment.block.neuro",
        begin: String.raw`/\*`,
        end: String.raw`\*/`,
        patterns: [{ include: "#block-comment" }],
      },
      braces: {
        begin: String.raw`\{`,
        end: String.raw`\}`,
        patterns: [{ include: "#braces" }, { include: "$self" }],
      },
      texts: {
        patterns: [
          {
            name: "string.regexp.neuro",
            begin: String.raw`\bre"`,
            end: '"[a-z]*|$',
            patterns: [{ match: String.raw`\\.` }],
          },
          { name: "string.quoted.raw.block.neuro", begin: String.raw`\br"""`, end: '"""' },
          { name: "string.quoted.raw.neuro", begin: String.raw`\br"`, end: '"|$' },
          {
            name: "string.quoted.block.neuro",
            begin: '"""',
            end: '"""',
            patterns: [escape, badEscape, interpolation],
          },
          {
            name: "string.quoted.double.neuro",
            begin: '"',
            end: '"|$',
            patterns: [escape, badEscape, interpolation],
          },
        ],
      },
      attributes: {
        patterns: [
          {
            match: String.raw`(?<![\p{L}\p{N}_])(@)(${name})`,
            captures: {
              1: { name: scopes.attribute },
              2: { name: "entity.name.function.decorator.neuro" },
            },
          },
        ],
      },
      declarations: {
        patterns: [
          {
            match: String.raw`(?<!\.)\b(neuro|net)\s+(${name})`,
            captures: {
              1: { name: "storage.type.neuro" },
              2: { name: "entity.name.function.neuro" },
            },
          },
          {
            match: String.raw`(?<!\.)\b(type|agent|interface)\s+(${typeName})`,
            captures: { 1: { name: "storage.type.neuro" }, 2: { name: "entity.name.type.neuro" } },
          },
        ],
      },
      // A name that a type follows directly: `List<l T>`.
      "label-parameters": {
        name: scopes["keyword.label"],
        match: String.raw`(?<![.\p{L}\p{N}_])${name}(?=\s+${typeName})`,
      },
      members: {
        patterns: [
          {
            match: String.raw`(\??\.)(${name})(?=\s*[(<])`,
            captures: {
              1: { name: "keyword.operator.neuro" },
              2: { name: "entity.name.function.member.neuro" },
            },
          },
          {
            match: String.raw`(\??\.)(${name})`,
            captures: {
              1: { name: "keyword.operator.neuro" },
              2: { name: "variable.other.property.neuro" },
            },
          },
          {
            name: "variable.parameter.neuro",
            match: String.raw`(?<![\p{L}\p{N}_])${name}(?=\s*:)`,
          },
        ],
      },
      numbers: {
        patterns: [
          {
            name: "constant.numeric.unit.neuro",
            match: String.raw`\b(?:(?:[0-9][0-9_]*(?:\.[0-9]+)?(?:ms|[smhd]))+|[0-9][0-9_]*(?:\.[0-9]+)?(?:[KMGT]?B))\b`,
          },
          { name: "constant.numeric.hex.neuro", match: String.raw`\b0[xX][0-9a-fA-F_]+\b` },
          { name: "constant.numeric.binary.neuro", match: String.raw`\b0[bB][01_]+\b` },
          { name: "constant.numeric.octal.neuro", match: String.raw`\b0[oO][0-7_]+\b` },
          {
            name: "constant.numeric.float.neuro",
            match: String.raw`\b[0-9][0-9_]*(?:\.[0-9][0-9_]*(?:[eE][+-]?[0-9]+)?|[eE][+-]?[0-9]+)\b`,
          },
          { name: "constant.numeric.integer.neuro", match: String.raw`\b[0-9][0-9_]*\b` },
        ],
      },
      holes: {
        patterns: [
          {
            name: "variable.language.hole.neuro",
            match: String.raw`(?<![\p{L}\p{N}_)>])\?(?![.?])(?:[a-z_][A-Za-z0-9_]*)?`,
          },
        ],
      },
      words: {
        patterns: [
          ...words("reserved").map(({ name: scope, texts }) => ({
            name: scope,
            match: String.raw`(?<!\.)\b(?:${texts.join("|")})\b`,
          })),
          // A contextual word is a keyword where a word, a text or a bracket follows it after a space, or where it ends the line's head.
          ...words("contextual").map(({ name: scope, texts }) => ({
            name: scope,
            match: String.raw`(?<!\.)\b(?:${texts.join("|")})\b(?=\s+[\p{L}_"{(\[*@0-9]|\s*[({]\s|\s*$)`,
          })),
        ],
      },
      types: { patterns: [{ name: "entity.name.type.neuro", match: String.raw`\b${typeName}` }] },
      calls: {
        patterns: [
          {
            name: "entity.name.function.call.neuro",
            match: String.raw`(?<![\p{L}\p{N}_])${name}(?=\s*\()`,
          },
        ],
      },
      operators: { patterns: [{ name: scopes.operator, match: operators.map(escaped).join("|") }] },
    },
  };
  return `${JSON.stringify(grammar, undefined, 2)}\n`;
}
