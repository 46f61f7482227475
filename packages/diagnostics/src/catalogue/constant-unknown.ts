import { diagnostic } from "../problem.ts";

export const constantUnknown = diagnostic<{ name: string; neuro: string }>({
  code: "P0434",
  name: "constant-unknown",
  severity: "error",
  message: ({ name, neuro }) => `Nothing here tells the \`${name}\` of \`${neuro}\`.`,
  label: ({ name }) => `which \`${name}\`?`,
  hint: "Write it between angles, as in `zeros<3>()`, or give the result's place a type.",
  page: `The value of a \`const\` parameter comes from the types of the arguments, from the type that is expected, or from what is written between angles. It is handed over when the program runs, so it has to be known.

Ways out: write it (\`zeros<3>()\`), or annotate (\`let pair: Window<2> = zeros()\`).`,
  bad: `type Window<const size: Int> { items: List<Float> }

neuro zeros<const size: Int>() -> Window<size> = Window { items: [0.0].repeat(size) }

export neuro run() -> List<Float> = zeros().items`,
  good: `type Window<const size: Int> { items: List<Float> }

neuro zeros<const size: Int>() -> Window<size> = Window { items: [0.0].repeat(size) }

export neuro run() -> List<Float> = zeros<3>().items`,
});
