import { diagnostic } from "../problem.ts";

export const externSignature = diagnostic<
  | { kind: "body"; name: string }
  | { kind: "type-parameter" | "var" | "no-data" | "opaque"; name: string; what: string }
>({
  code: "P1201",
  name: "extern-signature",
  severity: "error",
  message: (found) => {
    switch (found.kind) {
      case "body":
        return `\`${found.name}\` is an extern and has a body.`;
      case "type-parameter":
        return `\`${found.name}\` is foreign code and cannot be generic in \`${found.what}\`.`;
      case "var":
        return `\`${found.name}\` is foreign code and cannot change \`${found.what}\`.`;
      case "no-data":
        return `\`${found.what}\` is no data, and \`${found.name}\` is foreign code.`;
      case "opaque":
        return `\`${found.name}\` is foreign code and cannot make a \`${found.what}\`.`;
    }
  },
  label: ({ kind }) => {
    switch (kind) {
      case "body":
        return "its JavaScript says what it does";
      case "type-parameter":
        return "the border has to know the type";
      case "var":
        return "it gets a copy";
      case "no-data":
        return "this cannot cross";
      case "opaque":
        return "only its own module makes one";
    }
  },
  hint: ({ kind }) => {
    switch (kind) {
      case "body":
        return "Take `extern` away, or the body.";
      case "type-parameter":
        return "Declare an extern for each type that you need, or hand over `Json`.";
      case "var":
        return "Give the new value back as the result.";
      case "no-data":
        return "Hand over what the function would give, or the pattern as a Text.";
      case "opaque":
        return "Give back what it is made of, and let its own module check that and make it.";
    }
  },
  page: `What goes to foreign code is copied, and what comes back is checked against the declared type and copied, so that no JavaScript can change a value that others hold or slip in one that is not what its type says. That needs types that are known at the border and are data: numbers, texts, bytes, times, \`Json\`, lists, sets, maps, tuples, optionals, records, sums. Functions, patterns and ranges are none. An opaque type of another module is made by that module only.

Ways out: declare the types in full, give changed values back as results, and build everything else in a neuro around the extern.`,
  bad: `extern neuro each(words: List<Text>, then: (Text) -> Text) -> List<Text>

neuro main() { print("{each(["a"], word => word.upper())}") }`,
  good: `extern neuro each(words: List<Text>) -> List<Text>

neuro main() { print("{each(["a"]).map(word => word.upper())}") }`,
});
