/**
 * The pictures of the documentation: scenes of one small project in the real VS Code. Each is played in every run, so that it can
 * be played again, and photographed with `UPDATE=1`; then look at what came out.
 */

import { join } from "node:path";
import { afterAll, beforeAll, test } from "vitest";
import { root } from "./places.ts";
import { type Window, Workbench } from "./workbench.ts";

const files = {
  "package.json": "{}\n",
  "policy.neuro": "policy {\n  allow console\n}\n",
  "people.neuro": `/// Somebody who reads the newsletter.
export type Reader { name: personal Text, visits: Int }

/// Those who come again and again.
export neuro regulars(readers: List<Reader>) -> List<Reader> =
  readers.filter(reader => reader.visits >= 3)
`,
  "letters.neuro": `import { Reader } from "./people"

/// How many letters go out.
export neuro letters(readers: List<Reader>) -> Int {
  return readers.length
}
`,
  "welcome.neuro": `import { Reader } from "./people"

/// Greets a reader, and writes a line of the log.
export neuro welcome(reader: Reader) uses console {
  let greeting = "Hello {reader.name}!"
  if greeting.length > 20 {
    print("a long name")
  }
}
`,
  "visits.neuro": `/// How often somebody came, in words.
///
/// \`\`\`neuro
/// expect visitsInWords(2) == "twice"
/// \`\`\`
export neuro visitsInWords(visits: Int) -> Text = match visits {
  0 => "never"
  1 => "once"
  2 => "twice"
  _ => "{visits} times"
}

test "small numbers have words of their own" {
  expect visitsInWords(0) == "never"
  expect visitsInWords(3) == "thrice"
}
`,
  "main.neuro": `import { Reader, regulars } from "./people"

neuro main() {
  let readers = [
    Reader { name: "Ada", visits: 5 },
    Reader { name: "Bob", visits: 1 },
    Reader { name: "Eve", visits: 3 },
  ]
  let loyal = regulars(readers)
  let share = 100 * loyal.length div readers.length
  print("{share} % come again")
}
`,
};

/** Nothing that the pictures are not about. */
const settings = {
  "breadcrumbs.enabled": false,
  "debug.toolBarLocation": "docked",
  "editor.lightbulb.enabled": "off",
  "editor.stickyScroll.enabled": false,
  "remote.autoForwardPorts": false,
  "window.commandCenter": false,
  "workbench.activityBar.location": "hidden",
  "workbench.editor.showTabs": "single",
  "workbench.layoutControl.enabled": false,
};

let workbench: Workbench;
let window: Window;
beforeAll(async () => {
  workbench = await Workbench.start(settings);
  window = await workbench.open(files, "people.neuro");
  await window.page.setViewportSize({ width: 960, height: 560 });
  await window.press("Control+B");
});
afterAll(async () => {
  await window?.close();
  await workbench?.stop();
});

async function picture(name: string): Promise<void> {
  if (process.env["UPDATE"] !== "1") return;
  // To the status bar's empty middle: elsewhere something would show that it is pointed at.
  const { width, height } = window.page.viewportSize()!;
  await window.page.mouse.move(width / 2, height - 10);
  await window.screenshot(join(root, `docs/images/vscode-${name}.png`));
}

test("a problem shows the way that what is personal takes", async () => {
  await window.openFile("welcome.neuro");
  await window.goTo(7, 5);
  await window.command("View: Focus Problems");
  const row = window.page.locator(".markers-panel .monaco-list-row");
  await window.sees(row.filter({ hasText: "What is personal would reach" }));
  for (const step of ["`name` is declared personal", "it is called `greeting`"])
    await window.sees(row.filter({ hasText: step }));
  await picture("problem");
  await window.press("Control+J");
});

test("a hover shows labels", async () => {
  await window.openFile("welcome.neuro");
  await window.goTo(5, 8);
  await window.press("Control+K", "Control+I");
  await window.sees(window.page.locator(".monaco-hover", { hasText: "personal Text" }));
  await picture("hover");
  await window.press("Escape");
});

test("what another module has is offered with its documentation", async () => {
  await window.openFile("letters.neuro");
  await window.goTo(5, 10);
  await window.press("Shift+End");
  await window.page.keyboard.type("regu");
  await window.press("Control+Space");
  const row = window.page.locator(".suggest-widget.visible .monaco-list-row");
  await window.sees(row.filter({ hasText: "regulars" }));
  await window.press("Control+Space");
  await window.sees(
    window.page.locator(".suggest-details", { hasText: "Those who come again and again." }),
  );
  await picture("completion");
  await window.press("Escape", "Escape");
});

test("a test that runs from above its line says what it has found", async () => {
  await window.openFile("visits.neuro");
  await (await window.sees(window.editor("visits.neuro").getByText("▶ Test").last())).click();
  const message = window.editor("visits.neuro").locator(".test-error-content-widget");
  await window.sees(message.filter({ hasText: "3 times != thrice" }));
  await picture("test");
});

test("a program stops at a breakpoint and shows its values", async () => {
  await window.openFile("main.neuro");
  await window.goTo(11, 3);
  await window.press("F9");
  await window.command("Neuro-Lang: Debug This Program");
  await window.sees(".debug-top-stack-frame-line");
  await window.command("Run and Debug: Focus on Variables View");
  const row = window.page.locator(".debug-variables .monaco-list-row");
  await window.sees(row.filter({ hasText: "Local: main" }));
  await window.press("Home", "ArrowRight");
  await window.sees(row.filter({ hasText: /^share = ?66$/ }));
  // The command line in the terminal is of this machine only.
  await window.press("Control+J");
  await window.page.getByRole("button", { name: "Watch Section" }).click();
  await picture("debug");
  await window.press("F5");
});
