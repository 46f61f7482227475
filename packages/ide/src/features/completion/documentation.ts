/** In a comment that documents what follows: its parameters, and an example that is a test. */

import type { Site } from "../../site.ts";
import { type Offers, tiers } from "./offers.ts";

/** True in a line of documentation; `offers` gets what may be written there. */
export function offerDocumentation(site: Site, offers: Offers): boolean {
  const line = /^\s*\/\/[/!](.*)$/.exec(site.lineStart);
  if (line === null) return false;
  const item = site.module.tree.items.find(({ start }) => start >= site.word.start);
  if (item === undefined || !("documentation" in item)) return true;
  if (item.kind === "Neuro")
    for (const [order, { name }] of item.signature.parameters.entries())
      offers.add(
        {
          label: `\`${name.text}\``,
          filter: name.text,
          sort: "variable",
          // The quote may have been typed.
          text: line[1]!.endsWith("`") ? `${name.text}\`` : `\`${name.text}\``,
        },
        tiers.own,
        { order },
      );
  if (line[1]!.trim() === "")
    offers.add(
      {
        label: "example",
        sort: "snippet",
        about: { kind: "words", words: "An example that is compiled and run as a test." },
        snippet: "```neuro\n/// expect $0\n/// ```",
      },
      tiers.keyword,
    );
  return true;
}
