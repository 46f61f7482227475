import { diagnostic } from "../problem.ts";

export const notedByProvider = diagnostic<{ label: string; place: string }>({
  code: "P1011",
  name: "noted-by-provider",
  severity: "error",
  message: ({ label, place }) =>
    `What is ${label} would be noted by a provider that others hold as well: \`${place}\`.`,
  label: ({ label }) => `what is ${label} is noted here`,
  hint: "Make the provider in this neuro and give it right there, or do something that does not depend on the value.",
  page: `What is given instead of a capability remembers what is done with it: a captured console keeps what is printed, a seeded generator goes on with every number that is drawn, a simulated clock with every wait. Whoever holds it can look at it, later and elsewhere. Of a provider that is made in the neuro at hand that is known, and what it tells is labelled. Of one that comes out of a list, from a call or under another name it is not, so nothing private may be done with it.

Ways out: make the provider in this neuro; take it as a parameter, whose type says the label (\`console: personal Console\`); or do something that does not depend on the value.`,
  bad: `import { captured, Console } from "neuro:test"

neuro show(consoles: List<Console>, note: personal Text) uses console(personal) {
  for console in consoles {
    given(console: console) { print(note) }
  }
}

neuro main() { show([captured()], "hello") }`,
  good: `import { captured } from "neuro:test"

neuro show(note: personal Text) uses console(personal) {
  let console = captured()
  given(console: console) { print(note) }
}

neuro main() { show("hello") }`,
});
