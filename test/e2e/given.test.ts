// Two runs of compiled code side by side, each with a host of its own.
import { afterAll, expect, test } from "vitest";
import { Folder } from "./command.ts";

const folder = new Folder();
afterAll(() => folder.remove());

test("what is given to one flow is not seen by another", () => {
  folder.write(
    "flows.neuro",
    `import { captured } from "neuro:test"
import { sleep } from "neuro:time"

export neuro flow(name: Text, pause: Duration) -> untrusted Text uses console, timer {
  let console = captured()
  given(console: console) {
    for round in 1..=3 {
      sleep(pause)
      print("{name}{round}")
    }
  }
  return console.written()
}
`,
  );
  folder.write(
    "side-by-side.mjs",
    `import { start } from "./out/neuro/entry.js";
import { flow } from "./out/flows.js";
const run = async () => {
  const flows = [flow("a", 4), flow("b", 6)];
  process.stdout.write((await Promise.all(flows)).join("|"));
};
await start({ parameters: [], run }, "side-by-side");
`,
  );
  // Only what has a main brings the start of a program along.
  folder.write("main.neuro", 'neuro main() { print("main") }\n');
  expect(folder.neuroc("build", ".", "--out", "out").status).toBe(0);
  expect(folder.run(process.execPath, "side-by-side.mjs").stdout).toBe("a1\na2\na3\n|b1\nb2\nb3\n");
});
