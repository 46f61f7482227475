/** The language server in a web worker: on a file system in memory, which the extension fills. */

import { memoryFiles } from "@neuro-lang/compiler";
import { serve } from "@neuro-lang/language-server/browser";
import { openShipped } from "@neuro-lang/playground/library";
import { type Files, filesNotification, type Start } from "./messages.ts";

const disk = memoryFiles();

function put(files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    if (text === null) disk.remove(path);
    else disk.write(path, text);
  }
}

addEventListener(
  "message",
  ({ data }: MessageEvent<Start>) => {
    const { library, version, files } = data;
    put(files);
    const environment = {
      files: disk,
      library: openShipped(library),
      libraryFolder: undefined,
      version,
    };
    // From here on the messages are the protocol's.
    serve(environment, self).connection.onNotification(filesNotification, put);
  },
  { once: true },
);
