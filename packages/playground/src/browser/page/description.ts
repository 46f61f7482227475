/** What is said of a name: its declaration, and documentation in as much of Markdown as documentation comments use. */

import { element, withCode } from "./elements.ts";

export function description(code: string, documentation: string | undefined): HTMLElement {
  return element(
    "div",
    { className: "description" },
    element("pre", {}, code),
    ...(documentation === undefined ? [] : paragraphs(documentation)),
  );
}

function paragraphs(markdown: string): HTMLElement[] {
  return markdown.split(/^```\w*\n([^]*?)^```$/m).flatMap((part, index): HTMLElement[] => {
    // Every second part stood in a fence.
    if (index % 2 === 1) return [element("pre", {}, part.trimEnd())];
    return part
      .split(/\n{2,}/)
      .filter((text) => text.trim() !== "")
      .map(paragraph);
  });
}

/** Lines that all begin with a dash are a list. */
function paragraph(text: string): HTMLElement {
  const items = text.trim().split(/^- /m);
  if (items.length > 1 && items[0] === "")
    return element(
      "ul",
      {},
      ...items.slice(1).map((item) => element("li", {}, ...withCode(item.trim()))),
    );
  return element("p", {}, ...withCode(text.trim().replaceAll("**", "")));
}
