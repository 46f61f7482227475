/** `neuroc lsp`: serves an editor. */

import { serve } from "@neuro-lang/language-server/node";
import { files, library, libraryFolder } from "../environment.ts";
import { version } from "../version.ts";

/** Ends with the client: it says so, or its end of the line closes. */
export async function lsp(options: { readonly nodeIpc?: boolean }): Promise<number> {
  serve(
    { files, library: await library(), libraryFolder, version },
    options.nodeIpc === true ? "ipc" : "stdio",
  );
  return new Promise<number>(() => {});
}
