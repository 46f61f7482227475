/** What is said in words, as the protocol wants it. */

import { type MarkupContent, MarkupKind } from "vscode-languageserver";

export function inMarkdown(value: string): MarkupContent {
  return { kind: MarkupKind.Markdown, value };
}

/** A declaration, what is said of it, and where there is more. */
export function described(
  code: string,
  documentation: string | undefined,
  more?: string,
): MarkupContent {
  const shown = `\`\`\`neuro\n${code}\n\`\`\``;
  const said = [documentation, more && `[More](${more})`].filter(Boolean).join("\n\n");
  return inMarkdown(said === "" ? shown : `${shown}\n\n---\n\n${said}`);
}

/** The address of a page of the reference, which may name a heading behind a `#`. */
export function pageAddress(addresses: string, page: string): string {
  const [name, heading = ""] = page.split("#");
  const place = heading === "" ? /#?\{heading\}/ : "{heading}";
  return addresses.replace("{page}", name!).replace(place, heading);
}
