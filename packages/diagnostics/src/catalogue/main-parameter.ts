import { diagnostic } from "../problem.ts";

export const mainParameter = diagnostic<{
  name: string;
  type: string;
  /** What takes literals of a form: a word of a command line is none. */
  form: string | undefined;
}>({
  code: "P0908",
  name: "main-parameter",
  severity: "error",
  message: ({ name, type }) => `No command line can give \`${name}\`, a \`${type}\`.`,
  label: "no words say this",
  hint: ({ form }) =>
    form === undefined
      ? "A parameter of `main` is a text, a number, a Bool, a Duration, a Size or a Time, a list or an optional of one, a record of such fields, or a sum (subcommands)."
      : `Only a literal becomes a \`${form}\` by its pattern. Take a Text, and make a \`${form}\` of it with a neuro of its module.`,
  page: `The parameters of \`main\` come from the command line: positions, flags, and the rest of the words for a list. A record's fields are flags; the variants of a sum are subcommands, or the words to choose from if none has fields.

A map, a tuple, a function, Json and a record inside a record have no form on a command line. A type with \`@text(re"…")\` is not read either: whether a word is one, a neuro of its module has to say, which may fail.

Ways out: take a text and read it in \`main\` (\`parse\` of \`neuro:http\` makes a Url of one), or take a file's name and read the file.`,
  bad: `neuro main(ages: Map<Text, Int>) {
  print(ages.length)
}`,
  good: `neuro main(names: List<Text>) {
  print(names.length)
}`,
});
