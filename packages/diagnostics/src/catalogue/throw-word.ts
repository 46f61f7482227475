import { diagnostic } from "../problem.ts";

export const throwWord = diagnostic({
  code: "P0129",
  name: "throw-word",
  severity: "error",
  message: "`throw` is written `fail` here.",
  label: "write `fail`",
  hint: "What a neuro may fail with stands after `fails` in its signature.",
  page: `\`fail value\` leaves the neuro with a failure; its type stands after \`fails\` in the signature of an exported neuro. The caller handles it with \`catch\` or passes it on.

Ways out: write \`fail\`.`,
  bad: `type Empty { message: Text }

neuro check(x: Int) -> Int fails Empty {
  if x == 0 { throw Empty { message: "nothing" } }
  return x
}`,
  good: `type Empty { message: Text }

neuro check(x: Int) -> Int fails Empty {
  if x == 0 { fail Empty { message: "nothing" } }
  return x
}`,
});
