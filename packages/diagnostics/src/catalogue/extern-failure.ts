import { diagnostic } from "../problem.ts";

export const externFailure = diagnostic<{ name: string; type: string }>({
  code: "P1202",
  name: "extern-failure",
  severity: "error",
  message: ({ name, type }) =>
    `\`${name}\` is foreign code and cannot fail with \`${type}\`: what it throws is a \`JsError\`.`,
  label: "not thrown by JavaScript",
  hint: ({ type }) =>
    `Write \`fails JsError\` (from "neuro:js"), and make a \`${type}\` of it in a neuro around the extern.`,
  page: `JavaScript throws what it likes, and nothing says which errors a function may throw. An extern that says \`fails JsError\` turns whatever is thrown into that failure, with the error's name and message. One that says nothing must not throw: then it is a bug, and a panic.

Ways out: declare \`fails JsError\`, and give the failure its meaning where you know it: \`read(text) catch problem => fail Unreadable(problem.message)\`.`,
  bad: `type Unreadable { message: untrusted Text }

extern neuro read(text: Text) -> Int uses () fails Unreadable

neuro main() { print("{read("1") catch 0}") }`,
  good: `import { JsError } from "neuro:js"

type Unreadable { message: untrusted Text }

extern neuro parsed(text: Text) -> Int uses () fails JsError

neuro read(text: Text) -> Int fails Unreadable =
  parsed(text) catch problem => fail Unreadable { message: problem.message }

neuro main() { print("{read("1") catch 0}") }`,
});
