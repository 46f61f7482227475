import { diagnostic } from "../problem.ts";

export const foreignForm = diagnostic<{ written: string; meant: string; hint?: string }>({
  code: "P0139",
  name: "foreign-form",
  severity: "error",
  message: ({ written, meant }) => `\`${written}\` is written \`${meant}\` here.`,
  label: ({ meant }) => `write \`${meant}\``,
  hint: ({ hint }) => hint,
  page: `Some forms of other languages have another one here:

| elsewhere | here |
|---|---|
| \`enum Color { Red, Green }\` | \`type Color = Red \\| Green\` |
| \`switch x { case 1: … default: … }\` | \`match x { 1 => … _ => … }\` |
| \`let mut x = 1\`, \`x := 1\` | \`var x = 1\`, \`let x = 1\` |
| \`for (const x of xs)\`, \`for (let i = 0; i < n; i++)\` | \`for x in xs\`, \`for i in 0..n\` |
| \`loop { … }\`, \`do { … } while c\` | \`while true { … }\` |
| \`lambda x: e\`, \`\\|x\\| e\`, \`x -> e\` | \`x => e\` |
| \`a if c else b\`, \`if c then a else b\` | \`if c { a } else { b }\` |
| \`x as T\`, \`x instanceof T\` | \`x.toFloat()\` and the like, \`x is T\` |
| \`T[]\`, \`x?: T\`, \`T \\| null\` | \`List<T>\`, \`x: T?\`, \`T?\` |
| \`[e for x in xs if c]\` | \`xs.filter(x => c).map(x => e)\` |
| \`Int x = 3\` | \`let x: Int = 3\` |
| \`type P = { x: Int }\` | \`type P { x: Int }\` |
| \`f()?\` | \`f()\`: a failure passes on by itself |
| \`# …\`, \`-- …\` | \`// …\` |
| \`pub\`, \`public\` | \`export\` |

Ways out: write the form that it has here.`,
  bad: `neuro double(xs: List<Int>) -> List<Int> = xs.map(|x| x * 2)`,
  good: `neuro double(xs: List<Int>) -> List<Int> = xs.map(x => x * 2)`,
});
