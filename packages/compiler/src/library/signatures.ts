/**
 * A module of the library as those see it who only check against it: signatures, types and values, without bodies, tests and
 * comments. What is left stands on the line on which it stood.
 */

import { SourceFile } from "@neuro-lang/diagnostics";
import { parse } from "@neuro-lang/parser";
import type { Item, Node } from "@neuro-lang/parser";

export function signaturesOf(path: string, text: string): string {
  const { module } = parse(new SourceFile(path, text));
  const removed: Pick<Node, "start" | "end">[] = [...module.comments];
  for (const item of module.items) {
    if (item.kind === "Test") removed.push(item);
    else if (item.kind === "Neuro" && item.body !== undefined)
      removed.push({ start: item.signature.end, end: item.end });
  }
  let result = "";
  let end = 0;
  for (const part of removed.toSorted((a, b) => a.start - b.start)) {
    if (part.end <= end) continue;
    const start = Math.max(part.start, end);
    result += text.slice(end, start) + text.slice(start, part.end).replaceAll(/[^\n]/g, "");
    ({ end } = part);
  }
  return result + text.slice(end);
}

export interface ExportedName {
  readonly name: string;
  /** The written name of the type that it is called on with a dot; undefined where that may be any, `Never` where it is called on nothing. */
  readonly receiver: string | undefined;
}

/** What others can import from a module. */
export function exportsOfModule(path: string, text: string): readonly ExportedName[] {
  const { module } = parse(new SourceFile(path, text));
  const aliases = new Set(
    module.items.flatMap((item) => (item.kind === "AliasDeclaration" ? [item.name.text] : [])),
  );
  return module.items.flatMap((item): ExportedName[] => {
    switch (item.kind) {
      case "Reexport":
        return item.names.map((each) => ({
          name: (each.as ?? each.name).text,
          receiver: undefined,
        }));
      case "Import":
      case "Test":
      case "Policy":
      case "ErrorItem":
        return [];
      default:
        return item.exported ? [{ name: item.name.text, receiver: receiverOf(item, aliases) }] : [];
    }
  });
}

function receiverOf(item: Item, aliases: ReadonlySet<string>): string | undefined {
  if (item.kind !== "Neuro" || item.signature.parameters.length === 0) return "Never";
  const { parameters, typeParameters } = item.signature;
  const { type } = parameters[0]!;
  if (type.kind !== "NamedType" || type.optional) return undefined;
  const name = type.path.name.text;
  const isOpen = aliases.has(name) || typeParameters.some((each) => each.name.text === name);
  return isOpen ? undefined : name;
}
