import { diagnostic } from "../problem.ts";

export const foreignName = diagnostic<{
  written: string;
  meant: string;
  hint: string | undefined;
}>({
  code: "P0324",
  name: "foreign-name",
  severity: "error",
  message: ({ written, meant }) => `\`${written}\` is ${meant} here.`,
  label: ({ meant }) => `write ${meant}`,
  hint: ({ hint }) => hint,
  page: `Some names that every other program knows are called something else here: \`true\`, \`false\` and \`none\` begin in lower case; \`print\` writes a line; \`xs.length\` is a field; \`expect\` tests; \`0..n\` is a range. So are methods: a list is appended to, a set is added to, and both know whether they have an item by \`contains\` and \`has\`.

Ways out: write the name that it has here.`,
  bad: `export neuro isReady() -> Bool = True`,
  good: `export neuro isReady() -> Bool = true`,
});
