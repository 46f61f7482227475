/**
 * The one content hash: SHA-256 over a canonical encoding. A definition's hash covers what it means and nothing else: no positions,
 * no documentation, no names of variables; what it refers to stands there by its own hash. Definitions that need each other are
 * hashed together. Records, sums and opaque types are nominal, so their ids are part of them.
 *
 * SHA-256, because the hash names values and code across machines, where a collision made on purpose would be an attack; of
 * @noble/hashes, because it runs in a browser and is audited.
 */

import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { DefinitionId, Expression, IrDefinition, IrProgram, Local } from "./ir.ts";
import { mapDefinition } from "./walk.ts";

/** 64 hexadecimal digits. */
export function hashText(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** The hash of every definition of a program. */
export function hashProgram(program: IrProgram): ReadonlyMap<DefinitionId, string> {
  const encodings = new Map<DefinitionId, Encoding>();
  for (const module of program.modules.values())
    for (const definition of module.definitions) encodings.set(definition.id, encode(definition));
  const hashes = new Map<DefinitionId, string>();
  for (const group of groups(encodings)) hashGroup(group, encodings, hashes);
  return hashes;
}

/** Text with gaps where references to definitions stand: `texts[0] references[0] texts[1] …`. */
interface Encoding {
  readonly texts: readonly string[];
  readonly references: readonly DefinitionId[];
}

/** Hashes definitions that need each other; what else they need is hashed already. */
function hashGroup(
  group: readonly DefinitionId[],
  encodings: ReadonlyMap<DefinitionId, Encoding>,
  hashes: Map<DefinitionId, string>,
): void {
  const filled = (id: DefinitionId, own: (reference: DefinitionId) => string): string => {
    const { texts, references } = encodings.get(id)!;
    return references.reduce(
      (text, reference, index) =>
        `${text}${hashes.get(reference) ?? own(reference)}${texts[index + 1]!}`,
      texts[0]!,
    );
  };
  const inGroup = new Set(group);
  // A definition that is missing from the program stands by its name.
  const alone = (reference: DefinitionId): string => (inGroup.has(reference) ? "@" : reference);
  if (group.length === 1) {
    hashes.set(group[0]!, hashText(filled(group[0]!, alone)));
    return;
  }
  // The members' order must not depend on their names, so each is first hashed as if all references in the group were one.
  const ordered = group
    .map((id) => ({ id, alone: hashText(filled(id, alone)) }))
    .toSorted((left, right) => order(left.alone, right.alone) || order(left.id, right.id));
  const positions = new Map(ordered.map(({ id }, index) => [id, index]));
  const within = (reference: DefinitionId): string => {
    const position = positions.get(reference);
    return position === undefined ? reference : `@${position}`;
  };
  const whole = hashText(ordered.map(({ id }) => filled(id, within)).join("\n"));
  ordered.forEach(({ id }, index) => hashes.set(id, hashText(`${whole}@${index}`)));
}

function order(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Groups of definitions that need each other, each after the groups that it needs (Tarjan's algorithm, without recursion). */
function groups(encodings: ReadonlyMap<DefinitionId, Encoding>): DefinitionId[][] {
  const found: DefinitionId[][] = [];
  const numbers = new Map<DefinitionId, number>();
  const lowest = new Map<DefinitionId, number>();
  const open: DefinitionId[] = [];
  const isOpen = new Set<DefinitionId>();

  for (const root of encodings.keys()) {
    if (numbers.has(root)) continue;
    const path = [{ id: root, next: 0 }];
    while (path.length > 0) {
      const current = path.at(-1)!;
      const { id } = current;
      if (current.next === 0) {
        numbers.set(id, numbers.size);
        lowest.set(id, numbers.get(id)!);
        open.push(id);
        isOpen.add(id);
      }
      const reference = encodings.get(id)!.references[current.next];
      current.next += 1;
      if (reference !== undefined) {
        if (!encodings.has(reference)) continue;
        if (!numbers.has(reference)) path.push({ id: reference, next: 0 });
        else if (isOpen.has(reference))
          lowest.set(id, Math.min(lowest.get(id)!, numbers.get(reference)!));
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent !== undefined)
        lowest.set(parent.id, Math.min(lowest.get(parent.id)!, lowest.get(id)!));
      if (lowest.get(id) !== numbers.get(id)) continue;
      const members = open.splice(open.lastIndexOf(id));
      for (const member of members) isOpen.delete(member);
      found.push(members);
    }
  }
  return found;
}

/** Keys under which ids of definitions stand. */
const referenceKeys = new Set(["callee", "definition", "id"]);
/** Keys that have no part in the meaning. */
const silentKeys = new Set(["at", "copies", "exported"]);

function encode(definition: IrDefinition): Encoding {
  const texts: string[] = [];
  const references: DefinitionId[] = [];
  let text = "";

  function write(value: unknown, key: string): void {
    if (typeof value === "string" && referenceKeys.has(key)) {
      texts.push(text);
      references.push(value);
      text = "";
    } else if (typeof value === "number") {
      // JSON knows neither −0 nor the infinities.
      text += Object.is(value, -0) ? "-0" : String(value);
    } else if (Array.isArray(value)) {
      text += "[";
      for (const item of value) {
        write(item, key);
        text += ",";
      }
      text += "]";
    } else if (typeof value === "object" && value !== null) {
      text += "{";
      for (const name of Object.keys(value).toSorted()) {
        if (silentKeys.has(name)) continue;
        text += `${name}:`;
        write((value as Record<string, unknown>)[name], name);
        text += ",";
      }
      text += "}";
    } else {
      text += JSON.stringify(value) ?? "none";
    }
  }

  write(meaning(definition), "");
  texts.push(text);
  return { texts, references };
}

/** The definition without what only people read; types and externs keep their name, which is what they are. */
function meaning(definition: IrDefinition): object {
  const { id, name, documentation: _, ...rest } = renamed(definition);
  const anonymous = definition.kind === "function" || definition.kind === "constant";
  return anonymous ? rest : { ...rest, identity: id, name };
}

/** With variables named by the order in which they are declared. */
function renamed(definition: IrDefinition): IrDefinition {
  const names = new Map<string, string>();
  const rename = (name: string): string => {
    let short = names.get(name);
    if (short === undefined) {
      short = `$${names.size}`;
      names.set(name, short);
    }
    return short;
  };
  const renameLocal = (local: Local): Local => ({ ...local, name: rename(local.name) });
  return mapDefinition(definition, {
    local: renameLocal,
    place: (place) => (place.kind === "local" ? { ...place, name: rename(place.name) } : place),
    expression: (expression): Expression => {
      if (expression.kind === "local") return { ...expression, name: rename(expression.name) };
      if (expression.kind === "hole")
        return { ...expression, live: expression.live.map(renameLocal) };
      return expression;
    },
  });
}
