/** A check knows of the library's signatures only, so these must say of each neuro that it comes to take labels off. */

import { type CheckedProgram, checkProgram } from "@neuro-lang/checker";
import { expect, test } from "vitest";
import { checkFiles, standardInputs } from "../../checker/test/support.ts";
import { checkLabels } from "../src/index.ts";

/** Neuros that come to take labels off by what they call, and do not say so themselves. */
function silent(program: CheckedProgram): string[] {
  return [...checkLabels(program).unsaid()].flatMap(([id, { taking }]) => {
    const [path = "", name = ""] = id.split("#");
    const item = program.modules
      .get(path)
      ?.tree.items.find((each) => each.kind === "Neuro" && each.name.text === name);
    const says =
      item?.kind === "Neuro" && (item.signature.endorses || item.signature.declassifies.length > 0);
    return taking !== undefined && !says ? [id] : [];
  });
}

test("what the library takes off, its signatures say", () => {
  // With the bodies, which a check does not look at.
  const program = checkProgram(standardInputs);
  expect(program.modules.get("neuro:fs")?.facts.calls.size).toBeGreaterThan(0);
  expect(silent(program)).toEqual([]);
});

test("what a module does not say is found", () => {
  const text = `import { within } from "neuro:fs"

export neuro inside(part: untrusted Text) -> Text = within("notes", part) catch "none"
`;
  expect(silent(checkFiles({ "/paths.neuro": text }))).toEqual(["/paths.neuro#inside"]);
});
