import { atOnce } from "@neuro-lang/checker";
import { expect, test } from "vitest";
import { RenameError } from "../src/index.ts";
import { Fixture } from "./fixture.ts";

function rename(text: string, to: string): readonly string[] | string {
  const fixture = new Fixture(text);
  const { path, offset } = fixture.mark();
  try {
    const edits = atOnce(fixture.workspace.renamedInSteps(path, offset, to));
    return edits.map(({ span, newText }) => `${fixture.shown(span)} → ${newText}`);
  } catch (error) {
    if (error instanceof RenameError) return error.message;
    throw error;
  }
}

test("in a line with a slip of another module", () => {
  expect(
    rename(
      `=== a.neuro
export neuro twice«»(n: Int) -> Int = n * 2
=== b.neuro
import { twice } from "./a"

neuro four(n: Int) -> Int = twice(twice(n)

neuro twiceAgain() -> Text = "twice" // twice
`,
      "double",
    ),
  ).toEqual([
    "b.neuro:1:10 twice → double",
    "a.neuro:1:14 twice → double",
    "b.neuro:3:29 twice → double",
    "b.neuro:3:35 twice → double",
  ]);
});

test("a variable in a line with a slip", () => {
  expect(
    rename(
      `neuro f(items: List<Int>) -> Int {
  let total«» = items.sum()
  expect total == .0
  return total
}

neuro g(total: Int) -> Int = total = =
`,
      "sum",
    ),
  ).toEqual([
    "main.neuro:2:7 total → sum",
    "main.neuro:4:10 total → sum",
    "main.neuro:3:10 total → sum",
  ]);
});

test("what cannot be told is not passed over in silence", () => {
  expect(
    rename(
      `neuro twice«»(n: Int) -> Int = n * 2

neuro four(n: Int -> Int { = twice ] (n
`,
      "double",
    ),
  ).toBe(
    "`twice` stands in line 3, which cannot be read as it is: mend that first, so that it is renamed there, too.",
  );
});

test("in the examples of documentation, also of other modules", () => {
  expect(
    rename(
      `=== people.neuro
/// How long to wait.
///
/// \`\`\`neuro
/// expect wait(Yellow(5)) == 5
/// let text = "wait"
/// \`\`\`
export neuro wait«»(light: Light) -> Int = match light {
  Yellow(seconds) => seconds
}

export type Light = Yellow(seconds: Int)
=== main.neuro
import { Light, wait } from "./people"

/// \`\`\`
/// expect twice(Light.Yellow(1)) == 2 * wait(Light.Yellow(1))
/// \`\`\`
neuro twice(light: Light) -> Int = 2 * wait(light)
`,
      "delay",
    ),
  ).toEqual([
    "people.neuro:7:14 wait → delay",
    "main.neuro:1:17 wait → delay",
    "main.neuro:6:40 wait → delay",
    "people.neuro:4:12 wait → delay",
    "main.neuro:4:42 wait → delay",
  ]);
});

test("in what documentation says of a parameter", () => {
  expect(
    rename(
      `/// Greets.
///
/// name: who is greeted
/// other name: nobody
///
/// \`\`\`text
/// name: Ada
/// \`\`\`
neuro greet(name«»: Text) -> Text = "Hello {name}"

/// name: another one
neuro other(name: Text) -> Text = greet(name: name)
`,
      "who",
    ),
  ).toEqual([
    "main.neuro:9:13 name → who",
    "main.neuro:9:43 name → who",
    "main.neuro:12:41 name → who",
    "main.neuro:3:5 name → who",
  ]);
});
