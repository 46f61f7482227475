/** What is said in words, as the protocol wants it. */

import { type MarkupContent, MarkupKind } from "vscode-languageserver";

export function inMarkdown(value: string): MarkupContent {
  return { kind: MarkupKind.Markdown, value };
}

/** A declaration, and what is said of it. */
export function described(code: string, documentation: string | undefined): MarkupContent {
  const shown = `\`\`\`neuro\n${code}\n\`\`\``;
  return inMarkdown(documentation === undefined ? shown : `${shown}\n\n---\n\n${documentation}`);
}
