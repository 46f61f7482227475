/** The page: one program, what the compiler says of it, and what it does. */

import type { Place } from "../../answers/messages.ts";
import { Compiler } from "./compiler.ts";
import { Editor } from "./editor.ts";
import { byId } from "./elements.ts";
import { firstExample, offerExamples } from "./examples.ts";
import { KeptProgram } from "./kept-program.ts";
import { type LinkedProgram, linkTo, programIn } from "./link.ts";
import { endingText, OutputView } from "./output.ts";
import { showProblems } from "./problem-list.ts";
import { Program } from "./program.ts";
import { Tabs } from "./tabs.ts";
import { type View, Views } from "./views.ts";
import { openQuoteIn, wordsIn } from "./words.ts";

/** Milliseconds without a key before a text is checked. */
const pause = 80;

const runButton = byId<HTMLButtonElement>("run");
const argumentLine = byId<HTMLInputElement>("arguments");
const standardInput = byId<HTMLTextAreaElement>("input");

const compiler = new Compiler((message) => {
  byId("status").textContent = `The compiler could not be started: ${message}`;
});
const output = new OutputView();
const kept = new KeptProgram({
  storage: sessionStorage,
  forgetLink: () => history.replaceState(null, "", location.pathname + location.search),
});
const texts: readonly View[] = [
  { name: "javascript", title: "JavaScript", make: () => compiler.ask("javascript") },
  { name: "ir", title: "IR", make: () => compiler.ask("ir") },
  { name: "formatted", title: "Formatted", make: () => compiler.ask("formatted") },
];
const views = new Views(texts);
const tabs = new Tabs(
  [{ name: "output", title: "Output" }, ...texts],
  (name) => void showText(name),
);
const editor = new Editor({
  place: byId("editor"),
  changed(text) {
    kept.keep({ text, words: argumentLine.value });
    notice("");
    planCheck();
  },
  run: () => void run(),
  async hover(offset) {
    await upToDate();
    return compiler.ask("hover", offset);
  },
  offerer: {
    async complete(offset) {
      await upToDate();
      return compiler.ask("complete", offset);
    },
    details: (offer) => compiler.ask("details", offer),
  },
  async changes(start, end) {
    await upToDate();
    return compiler.ask("changes", start, end);
  },
});

let planned: ReturnType<typeof setTimeout> | undefined;
/** The latest check. */
let checked: Promise<void> = Promise.resolve();
let program: Program | undefined;

function planCheck(): void {
  clearTimeout(planned);
  planned = setTimeout(() => void upToDate(), pause);
}

/** The compiler has the text as it is, and the page what the compiler found. */
function upToDate(): Promise<void> {
  if (planned !== undefined) {
    clearTimeout(planned);
    planned = undefined;
    checked = check();
  }
  return checked;
}

async function check(): Promise<void> {
  const { text } = editor;
  const found = await compiler.ask("check", text);
  // Whoever goes on writing gets the answer to what is written then.
  if (text !== editor.text) return;
  editor.show(found);
  showProblems(found.problems, editor);
  await views.refresh(tabs.current);
}

async function showText(name: string): Promise<void> {
  await upToDate();
  await views.refresh(name);
}

async function format(): Promise<void> {
  await upToDate();
  const { text } = editor;
  const edits = await compiler.ask("format");
  if (text !== editor.text) return;
  if (edits.length > 0) return editor.apply(edits);
  const formatted = await compiler.ask("formatted");
  notice("why" in formatted ? formatted.why : "The program is in the one style already.");
}

async function run(): Promise<void> {
  program?.stop();
  await upToDate();
  const compiled = await compiler.ask("program");
  tabs.choose("output");
  output.clear();
  if ("why" in compiled) {
    output.say(compiled.why);
    return;
  }
  let began = performance.now();
  let places: Promise<readonly Place[]> = Promise.resolve([]);
  const quote = openQuoteIn(argumentLine.value);
  if (quote !== undefined)
    output.say(
      `In the arguments nothing closes the ${quote}: all that follows it is one argument.`,
    );
  const start = { words: wordsIn(argumentLine.value), input: standardInput.value };
  program = new Program(compiled.modules, start, {
    began() {
      began = performance.now();
    },
    wrote: (stream, text) => output.write(stream, text),
    traced(frames) {
      places = compiler.ask("locate", frames);
    },
    async ended(how) {
      const milliseconds = Math.round(performance.now() - began);
      showRunning(undefined);
      output.trace(await places, (line, column) => editor.goTo(line, column));
      output.say(endingText(how, milliseconds));
    },
  });
  showRunning(program);
}

/** One button, so that the keyboard's place stays where it is. */
function showRunning(running: Program | undefined): void {
  program = running;
  runButton.textContent = running === undefined ? "Run" : "Stop";
}

function shownProgram(): LinkedProgram {
  return { text: editor.text, words: argumentLine.value };
}

async function share(): Promise<void> {
  const shared = shownProgram();
  history.replaceState(null, "", await linkTo(shared));
  kept.linkIs(shared);
  // It may have been changed while the link was made.
  kept.keep(shownProgram());
  try {
    await navigator.clipboard.writeText(location.href);
    notice("The link is copied. It holds the program itself.");
  } catch {
    notice("The address of this page now holds the program.");
  }
}

function notice(text: string): void {
  byId("notice").textContent = text;
}

/** What the address holds, or what this tab had before, or something to begin with. */
async function load(): Promise<void> {
  const linked = await programIn(location.hash);
  if (linked !== undefined) kept.linkIs(linked);
  const { text, words } = linked ?? kept.found ?? { text: firstExample, words: "" };
  argumentLine.value = words;
  editor.load(text);
  if (linked === undefined && location.hash.length > 1)
    notice("This link is damaged: it holds no whole program.");
  await upToDate();
}

addEventListener("unhandledrejection", ({ reason }) => {
  notice(`A mistake of the compiler or of this page: ${(reason as Error).message.split("\n")[0]}`);
});
runButton.addEventListener("click", () => {
  if (program === undefined) void run();
  else program.stop();
});
// Wherever the keyboard is; the editor has taken its own.
addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  void run();
});
byId("changes").addEventListener("click", () => void editor.offerChanges());
byId("format").addEventListener("click", () => void format());
byId("share").addEventListener("click", () => void share());
argumentLine.addEventListener("input", () => kept.keep(shownProgram()));
addEventListener("hashchange", () => void load());
offerExamples((text) => {
  argumentLine.value = "";
  editor.load(text);
});
await load();
