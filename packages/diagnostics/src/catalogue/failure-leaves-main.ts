import { diagnostic } from "../problem.ts";

export const failureLeavesMain = diagnostic<{ label: string }>({
  code: "P1010",
  name: "failure-leaves-main",
  severity: "error",
  message: ({ label }) =>
    `A failure that leaves \`main\` is shown on standard error, and this one tells what is ${label}.`,
  label: ({ label }) => `what is ${label} is shown when it fails`,
  hint: ({ label }) =>
    label.includes("secret")
      ? "Handle the failure in `main` with `catch`, and print what everybody may know."
      : `Handle the failure in \`main\` with \`catch\` and print what everybody may know, or say in the signature \`uses console(${label})\`.`,
  page: `A failure that nobody handles ends the program, and the person who runs it sees its message with all its fields, and those of the failures that it was raised from. That is printing, by other means: what is personal needs the row of \`main\` to say \`console(personal)\`, if it has a row, and a secret is never printed. That it failed at all tells something, too, if a private value decided it.

Ways out: handle the failure with \`catch\` and say in words that do not depend on the value what went wrong; make a failure that does not hold it; take the label off with \`redact\`, where the policy trusts that; or write the label into the row.`,
  bad: `type Unknown { name: personal Text }

neuro greet(name: personal Text) fails Unknown { fail Unknown { name: name } }

neuro main() uses console fails Unknown {
  print("hello")
  greet("Ada")
}`,
  good: `type Unknown { name: personal Text }

neuro greet(name: personal Text) fails Unknown { fail Unknown { name: name } }

neuro main() uses console {
  print("hello")
  greet("Ada") catch _ => print("somebody is not known")
}`,
});
