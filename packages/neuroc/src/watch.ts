/** `--watch`: does a command's work again whenever a source below a folder changes, until Ctrl-C. */

import { existsSync, watch } from "node:fs";
import { join } from "node:path";
import { colours, note, progress, reportError } from "./terminal.ts";

/** Editors write a file in several steps; together they are one change. */
const settled = 60;

/** A module, or the foreign code beside one; other JavaScript may be what a build writes. */
function isSource(path: string): boolean {
  return (
    path.endsWith(".neuro") || (path.endsWith(".js") && existsSync(path.replace(/\.js$/, ".neuro")))
  );
}

export async function watching(folder: string, work: () => Promise<number>): Promise<never> {
  let running = false;
  let again = false;
  const round = async (): Promise<void> => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    do {
      again = false;
      if (process.stderr.isTTY) process.stderr.write("\u001B[2J\u001B[3J\u001B[H");
      progress.start();
      await work().catch(reportError);
      note(colours.dim("Watching for changes. Ctrl-C ends it."));
    } while (again);
    running = false;
  };
  await round();
  return new Promise<never>(() => {
    let timer: NodeJS.Timeout | undefined;
    watch(folder, { recursive: true }, (_, name) => {
      if (name === null || name.includes("node_modules") || !isSource(join(folder, name))) return;
      clearTimeout(timer);
      timer = setTimeout(() => void round(), settled);
    });
  });
}
