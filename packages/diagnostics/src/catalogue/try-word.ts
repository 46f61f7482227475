import { diagnostic } from "../problem.ts";

export const tryWord = diagnostic<{ advice: string }>({
  code: "P0130",
  name: "try-word",
  severity: "error",
  message: "There is no `try` here: `catch` stands behind any expression.",
  label: ({ advice }) => advice,
  hint: "`e catch 0`, `e catch err => …` and `e catch { NotFound(p) => … }` handle failures; without `catch` they pass on by themselves.",
  page: `A failure passes on by itself, and the signature says so. To handle it, put \`catch\` behind the expression: \`e catch 0\`, \`e catch err => …\`, \`e catch { NotFound(p) => …, Denied => … }\`. \`attempt e\` gives a \`Result\`. Several statements together stand in \`do { … } catch …\`.

Ways out: write \`do { … } catch err => { … }\`, or remove the word.`,
  bad: `type Empty { message: Text }

neuro check(x: Int) -> Int fails Empty {
  if x == 0 { fail Empty { message: "nothing" } }
  return x
}

neuro safe(x: Int) -> Int = try check(x)`,
  good: `type Empty { message: Text }

neuro check(x: Int) -> Int fails Empty {
  if x == 0 { fail Empty { message: "nothing" } }
  return x
}

neuro safe(x: Int) -> Int = check(x) catch 0`,
});
