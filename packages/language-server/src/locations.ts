/** Between the paths of modules and the URIs of documents. */

import type { Span } from "@neuro-lang/diagnostics";
import type { Snapshot } from "@neuro-lang/ide";
import type { Location } from "vscode-languageserver";
import { rangeOf } from "./convert.ts";

const untitled = "untitled:";
/** What was never saved lies in a folder that no disk has: each document is a project of its own. */
const untitledFolder = "/untitled:/";

/** True for a document that was never saved. */
export function isUntitled(uri: string): boolean {
  return uri.startsWith(untitled);
}

export class Locations {
  /** The folder of the library's modules, as the start of a path. */
  readonly #library: string | undefined;

  constructor(libraryFolder: string | undefined) {
    this.#library = libraryFolder && `${libraryFolder.replaceAll("\\", "/")}/`;
  }

  /** Undefined for a document that is neither a file nor on its way to become one. */
  pathOf(uri: string): string | undefined {
    if (uri.startsWith("neuro:")) return uri.replace(/\.neuro$/, "");
    if (isUntitled(uri))
      return `${untitledFolder}${encodeURIComponent(uri.slice(untitled.length))}`;
    const path = uri.startsWith("file:") ? pathIn(uri) : undefined;
    if (path === undefined) return undefined;
    // file:///c:/x
    const local = /^\/[a-zA-Z]:\//.test(path) ? path.slice(1) : path;
    return this.#library !== undefined && local.startsWith(this.#library)
      ? `neuro:${local.slice(this.#library.length).replace(/\.neuro$/, "")}`
      : local;
  }

  /** Modules of the library are files if they lie on the disk, else documents of a scheme of their own. */
  uriOf(path: string): string {
    if (path.startsWith(untitledFolder))
      return `${untitled}${decodeURIComponent(path.slice(untitledFolder.length))}`;
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

/** Undefined if it is no URI, whoever sends it. */
function pathIn(uri: string): string | undefined {
  try {
    return decodeURIComponent(new URL(uri).pathname);
  } catch {
    return undefined;
  }
}

function fileUri(path: string): string {
  const encoded = path
    .split("/")
    .map((part) => encodeURIComponent(part))
    .join("/");
  return `file://${path.startsWith("/") ? "" : "/"}${encoded}`;
}
