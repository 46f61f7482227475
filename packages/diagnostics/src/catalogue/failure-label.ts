import { diagnostic } from "../problem.ts";

export const failureLabel = diagnostic<{ label: string; name: string; failure: string }>({
  code: "P1005",
  name: "failure-label",
  severity: "error",
  message: ({ label, name }) =>
    `Whether \`${name}\` fails shows what is ${label}, and its signature does not say so.`,
  label: ({ label }) => `a failure of it is ${label}`,
  hint: ({ label, failure }) =>
    `Say so in the signature, \`fails ${label} ${failure}\`, or handle the failure inside.`,
  page: `A failure that happens only because of a labelled value, or that holds one, tells whoever catches it something of that value. Written failures are complete, so they say it.

Ways out: write the label before the failure's type, handle the failure inside, or fail with something that does not depend on the value.`,
  bad: `type TooLong { limit: Int }

neuro check(body: personal Text) fails TooLong {
  if body.length > 100 { fail TooLong { limit: 100 } }
}

neuro main() { check("hello") catch _ => {} }`,
  good: `type TooLong { limit: Int }

neuro check(body: personal Text) fails personal TooLong {
  if body.length > 100 { fail TooLong { limit: 100 } }
}

neuro main() { check("hello") catch _ => {} }`,
});
