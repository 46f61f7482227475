import { diagnostic } from "../problem.ts";

export const notTrusted = diagnostic<{ name: string; does: string; rule: string }>({
  code: "P1110",
  name: "not-trusted",
  severity: "error",
  message: ({ name, does }) =>
    `\`${name}\` ${does}, and the policy does not trust its module to do so.`,
  label: "takes a label off",
  hint: ({ rule }) => `If you have read it and agree, write into policy.neuro: \`${rule}\``,
  page: `\`declassifies personal\` says that what a neuro gives back tells nothing private any more, \`endorses\` that it can be trusted, though it was made of something that is not so. Nothing proves that: it is a promise of who wrote the module. So a program may rely on it only where its policy trusts the module, and only for the labels that are named.

Ways out: read the neuro, and trust its module; or do without it.`,
  bad: `policy {
  allow env
}

neuro count(diary: personal Text) -> Int declassifies personal = diary.words().length

neuro main() { print("{count("dear diary")} words") }`,
  good: `policy {
  trust "./main" to declassify personal
}

neuro count(diary: personal Text) -> Int declassifies personal = diary.words().length

neuro main() { print("{count("dear diary")} words") }`,
});
