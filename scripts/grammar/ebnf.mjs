// The EBNF of the language from chevrotain's serialized grammar.

const header = `(* The grammar of Neuro-Lang, made from packages/parser/src/grammar/record.ts by scripts/generate-grammar.mjs. Two tokens tell what follows.
   [x] optional, {x} any number of times, (x | y) one of them.

   What the scanner and the layout pass have decided before:
   Newline            the end of a line that ends a statement; none after BlockOpen or an attribute, before "}", or inside ( [ RecordOpen and interpolations
   BlockOpen          "{" of a block, of arms and of declarations' bodies
   RecordOpen         "{" of a record, a Map or a Set
   LambdaOpen         "(" whose ")" is followed by "=>", outside the pattern of an arm
   TypeOpen TypeClose the angles around type arguments; elsewhere "<" and ">" are operators and ">>" is one token
   Hole               "?" or "?name";   IntentMark  the "?" glued to a text;   Question  the "?" glued to a type
   Identifier         in lower case, or a contextual word that names something;   TypeName  in upper case
   A comma before a closing bracket is dropped. In a word any keyword may stand as well. *)
`;

export function ebnf(productions, texts) {
  const terminal = (name) => {
    const text = texts.get(name);
    return text === undefined ? name : JSON.stringify(text);
  };
  const sequence = (definition) => definition.map((part) => element(part)).join(" ");
  const group = (definition) => {
    const inner = sequence(definition);
    return definition.length === 1 && definition[0].type !== "Alternation" ? inner : `( ${inner} )`;
  };
  const bare = (definition) =>
    definition.length === 1 && definition[0].type === "Alternation"
      ? choices(definition[0])
      : sequence(definition);
  const choices = (alternation) =>
    alternation.definition.map(({ definition }) => sequence(definition)).join(" | ");
  const element = (part) => {
    switch (part.type) {
      case "NonTerminal":
        return part.name;
      case "Terminal":
        return terminal(part.name);
      case "Option":
        return `[ ${bare(part.definition)} ]`;
      case "Repetition":
        return `{ ${bare(part.definition)} }`;
      case "RepetitionMandatory":
        return `${group(part.definition)} { ${bare(part.definition)} }`;
      case "RepetitionWithSeparator":
        return `[ ${group(part.definition)} { ${terminal(part.separator.name)} ${group(part.definition)} } ]`;
      case "RepetitionMandatoryWithSeparator":
        return `${group(part.definition)} { ${terminal(part.separator.name)} ${group(part.definition)} }`;
      case "Alternation":
        return `( ${choices(part)} )`;
      default:
        throw new Error(`unknown part of a rule: ${part.type}`);
    }
  };
  const rules = productions.map(({ name, definition }) => {
    const [only] = definition;
    if (definition.length === 1 && only.type === "Alternation" && choices(only).length > 80) {
      const lines = only.definition.map((alternative) => sequence(alternative.definition));
      return `${name}\n  = ${lines.join("\n  | ")} ;`;
    }
    return `${name} = ${bare(definition)} ;`;
  });
  return `${header}\n${rules.join("\n")}\n`;
}
