import { diagnostic } from "../problem.ts";

export const untrustedChoice = diagnostic<{ name: string }>({
  code: "P1007",
  name: "untrusted-choice",
  severity: "error",
  message: ({ name }) => `What is untrusted would decide from what \`${name}\` takes a label off.`,
  label: "what is untrusted chooses this",
  hint: "Choose it from something trusted. If the neuro is made for text from outside, its parameter says `untrusted`.",
  page: `Who writes \`declassifies\` vouches for what the neuro releases of the values that its parameters say. If text from outside could choose which value that is, it would choose what is released. A parameter that says \`untrusted\` vouches for such values, too.

Ways out: choose the value from something trusted; or write \`untrusted\` at the parameter, if what the neuro releases is harmless whatever it is given. What it gives is then untrusted still, unless it \`endorses\` as well.`,
  bad: `neuro count(diary: personal Text) -> untrusted Int declassifies personal = diary.words().length

neuro answer(mail: untrusted Text, diary: personal Text) -> untrusted Int {
  let asked = if mail == "all" { diary } else { "nothing" }
  return count(asked)
}

neuro main() { _ = answer("all", "dear diary") }`,
  good: `neuro count(diary: personal Text) -> untrusted Int declassifies personal = diary.words().length

neuro answer(mail: untrusted Text, diary: personal Text) -> untrusted Int {
  let words = count(diary)
  return if mail == "all" { words } else { 0 }
}

neuro main() { _ = answer("all", "dear diary") }`,
});
