/** Moving, from one file system to another as well. */

import * as fs from "node:fs";

export function moveAnywhere(from: string, to: string): void {
  try {
    fs.renameSync(from, to);
  } catch (error) {
    // Another file system: the content has to travel.
    if ((error as NodeJS.ErrnoException).code !== "EXDEV") throw error;
    fs.cpSync(from, to, { recursive: true });
    fs.rmSync(from, { recursive: true });
  }
}
