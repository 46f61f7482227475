/** Between the paths of modules and the URIs of documents. */

import type { Span } from "@neuro-lang/diagnostics";
import type { Snapshot } from "@neuro-lang/ide";
import type { Location } from "vscode-languageserver";
import { rangeOf } from "./convert.ts";

/** Where documents lie that are no files yet: below no project, whatever folder the server runs in. */
const untitled = "/untitled:/";

export class Locations {
  /** The folder of the library's modules, as the start of a path. */
  readonly #library: string | undefined;

  constructor(libraryFolder: string | undefined) {
    this.#library = libraryFolder && `${libraryFolder.replaceAll("\\", "/")}/`;
  }

  /** Undefined for a document that is no file. */
  pathOf(uri: string): string | undefined {
    if (uri.startsWith("neuro:")) return uri.replace(/\.neuro$/, "");
    if (uri.startsWith("untitled:"))
      return untitled + decodeURIComponent(uri.slice("untitled:".length));
    if (!uri.startsWith("file:")) return undefined;
    const path = decodeURIComponent(new URL(uri).pathname);
    // file:///c:/x
    const local = /^\/[a-zA-Z]:\//.test(path) ? path.slice(1) : path;
    return this.#library !== undefined && local.startsWith(this.#library)
      ? `neuro:${local.slice(this.#library.length).replace(/\.neuro$/, "")}`
      : local;
  }

  /** Modules of the library are files if they lie on the disk, else documents of a scheme of their own. */
  uriOf(path: string): string {
    if (path.startsWith(untitled)) return `untitled:${encoded(path.slice(untitled.length))}`;
    if (!path.startsWith("neuro:")) return fileUri(path);
    return this.#library === undefined
      ? `${path}.neuro`
      : fileUri(`${this.#library}${path.slice("neuro:".length)}.neuro`);
  }

  /** Undefined for a place in a file that is not known. */
  locationOf(snapshot: Snapshot, span: Span): Location | undefined {
    const source = snapshot.written(span.file)?.source;
    return source && { uri: this.uriOf(span.file), range: rangeOf(source, span) };
  }
}

function fileUri(path: string): string {
  return `file://${path.startsWith("/") ? "" : "/"}${encoded(path)}`;
}

function encoded(path: string): string {
  return path
    .split("/")
    .map((part) => encodeURIComponent(part))
    .join("/");
}
