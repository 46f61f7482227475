// What the library's signatures say of labels is proved in its own bodies.
import { checkProgram } from "@neuro-lang/checker";
import { expect, test } from "vitest";
import { moduleInput, standardInputs, standardPaths } from "../../checker/test/support.ts";
import { checkLabels } from "../src/index.ts";

/** `neuro:list P1001 kept`, one an error. */
function broken(change: (path: string, text: string) => string): string[] {
  const inputs = standardInputs.map(({ path, source }) =>
    moduleInput(path, change(path, source.text), standardPaths),
  );
  return [...checkLabels(checkProgram(inputs)).problems].flatMap(([path, problems]) =>
    problems.map(({ code, span }) => {
      const { text } = inputs.find((input) => input.path === path)!.source;
      return `${path} ${code} ${text.slice(span.start, span.end)}`;
    }),
  );
}

test("every body keeps what its signature promises", () => {
  expect(broken((_, text) => text)).toEqual([]);
});

test.each([
  [
    "neuro:list",
    "List<l T>,\n  order: Order = Ascending,\n) -> List<l T>",
    "List<l T>,\n  order: Order = Ascending,\n) -> List<T>",
    "neuro:list P1002 sortedAs(items, order == Descending)",
  ],
  [
    "neuro:process",
    "timeout: Duration = 60s,\n) -> untrusted Output",
    "timeout: Duration = 60s,\n) -> Output",
    'neuro:process P1002 match problem {\n    "" => asOutput(output)\n    "timeout" => fail TimedOut(program, timeout)\n    _ => fail problemOf(program, problem, why)\n  }',
  ],
  [
    "neuro:env",
    "-> secret Text uses env",
    "-> Text uses env",
    "neuro:env P1002 secretOf(name) ?? fail NoSuchVariable { name: name }",
  ],
  [
    "neuro:cli",
    "colour<label l>(text: l Text, name: Text) -> l Text",
    "colour<label l>(text: l Text, name: Text) -> Text",
    "neuro:cli P1002 coloured(text, name)",
  ],
])("a promise of %s that is not kept is found", (module, signature, other, problem) => {
  const change = (path: string, text: string): string => {
    if (path !== module) return text;
    expect(text).toContain(signature);
    return text.replace(signature, other);
  };
  expect(broken(change)).toEqual([problem]);
});
