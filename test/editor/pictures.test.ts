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

/// How many came only once.
export neuro newcomers(readers: List<Reader>) -> Int =
  readers.filter(reader => reader.visits == 1).length
`,
  "letters.neuro": `import { Reader } from "./people"

/// How many letters welcome somebody.
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
  "log.neuro": `import { Reader } from "./people"

/// Writes down that somebody came.
neuro remember(reader: Reader) {
  print("{reader.name} was here")
}

neuro rememberAll(readers: List<Reader>) {
  for reader in readers { remember(reader) }
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
  "editor.hover.above": false,
  "editor.lightbulb.enabled": "off",
  "editor.stickyScroll.enabled": false,
  "editor.suggestFontSize": 13,
  "remote.autoForwardPorts": false,
  "window.commandCenter": false,
  "workbench.activityBar.location": "hidden",
  "workbench.editor.showTabs": "single",
  "workbench.layoutControl.enabled": false,
};

const size = { width: 960, height: 560 };

let workbench: Workbench;
let window: Window;
beforeAll(async () => {
  workbench = await Workbench.start(settings);
  window = await workbench.open(files, "people.neuro");
  await window.page.setViewportSize(size);
  await window.press("Control+B");
});
afterAll(async () => {
  await window?.close();
  await workbench?.stop();
});

/** Of the whole window, or of its upper part where nothing is below. */
async function picture(name: string, height = size.height): Promise<void> {
  if (process.env["UPDATE"] !== "1") return;
  // To the status bar's empty middle: elsewhere something would show that it is pointed at.
  await window.page.mouse.move(size.width / 2, size.height - 10);
  await window.page.screenshot({
    path: join(root, `docs/images/vscode-${name}.png`),
    clip: { x: 0, y: 0, width: size.width, height },
    animations: "disabled",
  });
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

test("a hover shows what nobody has written, labels too", async () => {
  await window.openFile("log.neuro");
  await window.goTo(9, 27);
  await window.press("Control+K", "Control+I");
  const hover = window.page.locator(".monaco-hover", { hasText: "uses console(personal)" });
  await window.sees(hover.filter({ hasText: "Writes down that somebody came." }));
  await picture("hover", 320);
  await window.press("Escape");
});

test("what another module has is offered with its documentation", async () => {
  await window.openFile("letters.neuro");
  await window.goTo(5, 10);
  await window.press("Shift+End");
  await window.page.keyboard.type("newc");
  await window.press("Control+Space");
  const row = window.page.locator(".suggest-widget.visible .monaco-list-row.focused");
  await window.sees(row.filter({ hasText: "newcomers" }));
  await window.press("Control+Space");
  await window.sees(
    window.page.locator(".suggest-details", { hasText: "How many came only once." }),
  );
  await picture("completion", 300);
  await window.press("Escape", "Escape");
});

test("a test that runs from above its line says what it has found", async () => {
  await window.openFile("visits.neuro");
  await (await window.sees(window.editor("visits.neuro").getByText("▶ Test").last())).click();
  const message = window.editor("visits.neuro").locator(".test-error-content-widget");
  await window.sees(message.filter({ hasText: "3 times != thrice" }));
  await picture("test", 430);
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
