/** A whole module in the one canonical style. */

import { printer as documentPrinter } from "prettier/doc";
import type { Item, Module } from "@neuro-lang/parser";
import { printItem } from "./declarations.ts";
import { Printer } from "./printer.ts";

/** The text of a tree without error nodes; `text` is what it was parsed from. */
export function printModule(module: Module, text: string, columns: number): string {
  const options = { printWidth: columns, tabWidth: 2 };
  const printer = new Printer(text, module.comments, columns);
  const { elements } = printer.elements(module.items, 0, text.length, (item) =>
    printItem(printer, item),
  );
  let result = "";
  let previous: { text: string; item: Item | undefined } | undefined;
  for (const [index, { doc, blankBefore }] of elements.entries()) {
    const item = module.items[index];
    const printed = documentPrinter.printDocToString(doc, options).formatted.trimEnd();
    if (previous !== undefined) {
      const apart =
        blankBefore ||
        (!follow(previous.item, item) && (previous.text.includes("\n") || printed.includes("\n")));
      result += apart ? "\n\n" : "\n";
    }
    result += printed;
    previous = { text: printed, item };
  }
  return result === "" ? "" : `${result}\n`;
}

/** Imports stand together however long they are; what is no item is a comment, whose blank lines are the author's. */
function follow(previous: Item | undefined, item: Item | undefined): boolean {
  return item === undefined || (previous?.kind === "Import" && item.kind === "Import");
}
