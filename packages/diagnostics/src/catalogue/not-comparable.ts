import { diagnostic } from "../problem.ts";

export const notComparable = diagnostic<{ type: string; operator: string }>({
  code: "P0419",
  name: "not-comparable",
  severity: "error",
  message: ({ type, operator }) => `\`${operator}\` cannot compare values of type \`${type}\`.`,
  label: "not comparable",
  hint: ({ operator }) =>
    operator === "==" || operator === "!="
      ? "Functions have no equality."
      : "Write `@derive(Comparable)` before the type, or compare a field of it.",
  page: `\`==\` works on data; \`<\`, \`<=\`, \`>\` and \`>=\` on types that are Comparable: numbers, texts, times, and declared types that derive it.

Ways out: derive Comparable, or compare a part.`,
  bad: `type Mail { subject: Text }

export neuro before(a: Mail, b: Mail) -> Bool = a < b`,
  good: `type Mail { subject: Text }

export neuro before(a: Mail, b: Mail) -> Bool = a.subject < b.subject`,
});
