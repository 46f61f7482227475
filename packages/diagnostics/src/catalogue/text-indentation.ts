import { diagnostic } from "../problem.ts";

export const textIndentation = diagnostic({
  code: "P0104",
  name: "text-indentation",
  severity: "error",
  message: "This line of the text is indented less than its closing quotes.",
  label: "indent it at least as far",
  hint: 'The indentation of the line with the closing `"""` is taken away from every line of the text.',
  page: `The indentation of the line with the closing quotes is not part of the text: it is taken away from every line. A line with less has nothing to take away.

Ways out: indent the line further, or move the closing quotes to the left.`,
  bad: `neuro note() -> Text {
  return """
    first
  second
    """
}`,
  good: `neuro note() -> Text {
  return """
    first
    second
    """
}`,
});
