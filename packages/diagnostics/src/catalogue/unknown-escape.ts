import { diagnostic } from "../problem.ts";

export const unknownEscape = diagnostic<{ escape: string }>({
  code: "P0103",
  name: "unknown-escape",
  severity: "error",
  message: ({ escape }) => `A text has no escape \`${escape}\`.`,
  label: "not an escape",
  hint: 'The escapes are `\\n \\t \\r \\0 \\\\ \\" \\{ \\u{1F600}`. A raw text `r"…"` has none and keeps every backslash.',
  page: `In a text a backslash begins one of \`\\n \\t \\r \\0 \\\\ \\" \\{ \\u{1F600}\`. Any other is an error, so that a slip is not silently dropped.

Ways out: write \`\\\\\` for a backslash, or use a raw text \`r"…"\`.`,
  bad: `neuro pattern() -> Text = "\\d+"`,
  good: `neuro pattern() -> Text = r"\\d+"`,
});
