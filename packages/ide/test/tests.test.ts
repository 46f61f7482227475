import { expect, test } from "vitest";
import { testsIn } from "../src/index.ts";
import { Fixture } from "./fixture.ts";

const path = "/project/main.neuro";

function placed(text: string): readonly string[] {
  const fixture = new Fixture(text);
  return testsIn(fixture.workspace.snapshot(path), path).map(
    ({ name, example, ...place }) =>
      `${example ? "example" : "test"} ${name}: ${fixture.shown({ file: path, ...place })}`,
  );
}

test("tests and examples, each where it is written", () => {
  expect(
    placed(`/// Twice.
/// \`\`\`
/// expect twice(2) == 4
/// \`\`\`
neuro twice(n: Int) -> Int = n * 2

test "plain" { expect true }
/// \`\`\`neuro
/// neuro helper() -> Int = 3
/// test "loose" { expect helper() == 3 }
/// \`\`\`
/// \`\`\`text
/// test "shown only" {}
/// \`\`\`
type Empty {}
test "all" for all (n: Int) { expect n == n }`),
  ).toEqual([
    "example doc: twice: main.neuro:2:1 /// ```\n/// expect twice(2) == 4\n/// ```",
    'test plain: main.neuro:7:1 test "plain" { expect true }',
    'example loose: main.neuro:10:1 /// test "loose" { expect helper() == 3 }',
    'test all: main.neuro:16:1 test "all" for all (n: Int) { expect n == n }',
  ]);
});

test("none in a module without any", () => {
  expect(placed("neuro one() -> Int = 1\n")).toEqual([]);
});
