/**
 * Addresses of any scheme as those of files, which is what the server knows: `vscode-vfs://github/a/b.neuro` and
 * `file:///~vscode-vfs+github/a/b.neuro`.
 */

import * as vscode from "vscode";

/** Schemes that the server knows itself. */
const known = new Set(["file", "untitled", "neuro"]);

export function toServer(uri: vscode.Uri): string {
  if (known.has(uri.scheme)) return uri.toString();
  return vscode.Uri.from({ scheme: "file", path: pathOf(uri) }).toString();
}

export function fromServer(text: string): vscode.Uri {
  const uri = vscode.Uri.parse(text, true);
  const match = uri.scheme === "file" ? /^\/~([^+/]+)\+([^/]*)(\/.*)?$/.exec(uri.path) : null;
  if (match === null) return uri;
  const [, scheme, authority, path = "/"] = match;
  return vscode.Uri.from({ scheme: scheme!, authority: authority!, path });
}

/** Under which the server finds a file. */
export function pathOf({ scheme, authority, path }: vscode.Uri): string {
  return known.has(scheme) ? path : `/~${scheme}+${authority}${path}`;
}
