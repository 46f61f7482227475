/** `neuroc lsp`: serves an editor. */

import { setFlagsFromString } from "node:v8";
import { serve } from "@neuro-lang/language-server/node";
import { files, library, libraryFolder } from "../environment.ts";
import { version } from "../version.ts";

/**
 * A server lives for days and drops a little of every program that it knows with each letter. On a machine with much memory V8 lets
 * that pile up to several times of what is held, which others would miss; it makes room earlier if the heap grows in smaller steps.
 */
const heapGrowth = "--heap-growing-percent=30";

/** Ends with the client: it says so, or its end of the line closes. */
export async function lsp(options: { readonly nodeIpc?: boolean }): Promise<number> {
  setFlagsFromString(heapGrowth);
  serve(
    { files, library: await library(), libraryFolder, version },
    options.nodeIpc === true ? "ipc" : "stdio",
  );
  return new Promise<number>(() => {});
}
