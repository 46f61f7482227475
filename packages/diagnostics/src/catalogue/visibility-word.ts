import { diagnostic } from "../problem.ts";

export const visibilityWord = diagnostic<{ written: string; exported: boolean }>({
  code: "P0141",
  name: "visibility-word",
  severity: "error",
  message: ({ written, exported }) =>
    exported
      ? `\`${written}\` is written \`export\` here.`
      : `There is no \`${written}\` here: what is not exported belongs to its module alone.`,
  label: ({ exported }) => (exported ? "write `export`" : "remove it"),
  page: `\`export\` before a declaration lets other modules import it. Without it, the declaration belongs to its module; there is no third kind.

Ways out: write \`export\`, or remove the word.`,
  bad: `public neuro double(x: Int) -> Int = x * 2`,
  good: `export neuro double(x: Int) -> Int = x * 2`,
});
