import { diagnostic } from "../problem.ts";

export const labelTooHigh = diagnostic<{ label: string; place: string }>({
  code: "P1001",
  name: "label-too-high",
  severity: "error",
  message: ({ label, place }) => `This is ${label}, and \`${place}\` is not written so.`,
  label: ({ label }) => `what is ${label} comes in here`,
  hint: ({ label }) =>
    `Write \`${label}\` before the type, or leave the type out where it is inferred.`,
  page: `A written type is complete: one without a label holds nothing private and nothing untrusted. A value that is \`personal\`, \`secret\` or \`untrusted\` does not fit, nor does one that was calculated from such a value or chosen by it. The related places show its whole way.

Ways out: write the label, leave the type out where it can be inferred, or do without the value.`,
  bad: `neuro size(body: personal Text) -> personal Int {
  let length: Int = body.length
  return length
}

neuro main() { _ = size("hello") }`,
  good: `neuro size(body: personal Text) -> personal Int {
  let length: personal Int = body.length
  return length
}

neuro main() { _ = size("hello") }`,
});
