/** A program in a worker of its own, so that it can be stopped wherever it is. */

import type { Entry } from "@neuro-lang/runtime";
import type { BrowserPort, BrowserStart } from "@neuro-lang/runtime/browser";
import type { Frame, LinkedModule, ProgramEvent, StartProgram } from "../answers/messages.ts";

/** Where scripts of the library lie, as the modules name them. */
const scripts = new URL("./", import.meta.url);

interface EntryScript {
  start(entry: Entry, start: BrowserStart, port: BrowserPort): Promise<void>;
}

let ended = false;
const tell = (event: ProgramEvent): void => {
  if (!ended) postMessage(event);
};

addEventListener("message", ({ data }: MessageEvent<StartProgram>) => {
  // What is reported is an error of this worker, which the page hears of.
  run(data).catch(reportError);
});
tell({ kind: "ready" });

async function run({ modules, words, input }: StartProgram): Promise<void> {
  const addresses = addressesOf(modules);
  const { $main } = (await import(addresses.at(-1)!)) as { readonly $main: Entry };
  const { start } = (await import(new URL("neuro/entry.js", scripts).href)) as EntryScript;
  tell({ kind: "begin" });
  await start(
    $main,
    { program: "main", words, input },
    {
      write: (stream, text) => tell({ kind: "output", stream, text }),
      trace: (stack) => tell({ kind: "trace", frames: framesIn(stack, modules, addresses) }),
      end(code) {
        tell({ kind: "end", code });
        ended = true;
      },
    },
  );
}

/** Gives each module an address, in the order in which they need each other. */
function addressesOf(modules: readonly LinkedModule[]): readonly string[] {
  const addresses: string[] = [];
  for (const { pieces } of modules) {
    const parts = pieces.map((piece) => {
      if (typeof piece === "string") return piece;
      return "module" in piece ? addresses[piece.module]! : new URL(piece.script, scripts).href;
    });
    addresses.push(URL.createObjectURL(new Blob(parts, { type: "text/javascript" })));
  }
  return addresses;
}

/** The frames of a stack that stand in the program's modules. */
function framesIn(
  stack: string,
  modules: readonly LinkedModule[],
  addresses: readonly string[],
): readonly Frame[] {
  return [...stack.matchAll(/(blob:\S+?):(\d+):(\d+)/g)].flatMap(([, address, line, column]) => {
    const file = modules[addresses.indexOf(address!)]?.file;
    return file === undefined ? [] : [{ file, line: Number(line), column: Number(column) }];
  });
}
