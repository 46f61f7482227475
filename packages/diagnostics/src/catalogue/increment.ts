import { diagnostic } from "../problem.ts";

export const increment = diagnostic<{ written: string; meant: string }>({
  code: "P0135",
  name: "increment",
  severity: "error",
  message: ({ written, meant }) => `\`${written}\` is written \`${meant} 1\` here.`,
  label: ({ meant }) => `write \`${meant} 1\``,
  page: `Counting up is an assignment, \`n += 1\`; so is counting down, \`n -= 1\`.

Ways out: write \`+= 1\` or \`-= 1\`.`,
  bad: `neuro three() -> Int {
  var n = 2
  n++
  return n
}`,
  good: `neuro three() -> Int {
  var n = 2
  n += 1
  return n
}`,
});
