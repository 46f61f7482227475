/** What a neuro's `uses` says against what its body does: what is missing, through which calls it comes, and what is too much. */

import { diagnostics, type Fix, type Label } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import { forEachChild } from "@neuro-lang/parser";
import { removal, withoutEntries } from "./removals.ts";
import type { Body, Effects } from "./body.ts";
import { covers, isCapability, normaliseCapabilities } from "./capabilities.ts";
import { bodyOf, type ChainBody, chainTo } from "./chains.ts";
import { nameOfDefinition } from "./show-type.ts";
import { moduleOf } from "./state.ts";
import type { CapabilityRow, DefinitionId, NeuroDefinition } from "./types.ts";

/** To be asked when the body is finished: whether a call suspends is read off the signature, so it must say all. */
export function checkCapabilities(
  body: Body,
  effects: Effects,
  definition: NeuroDefinition,
  declaration: tree.Neuro,
): void {
  const { uses } = declaration.signature;
  if (uses === undefined) checkUnwritten(body, effects, definition, declaration);
  // A misspelt capability is reported, and may be the one that seems to be missing.
  else if (knowsAll(uses, declaration)) {
    checkMissing(body, effects, definition, declaration);
    checkUnneeded(body, effects, definition, uses, declaration);
  }
}

/** On exported neuros the row is written; what `main` touches no caller relies on. */
function checkUnwritten(
  body: Body,
  effects: Effects,
  definition: NeuroDefinition,
  declaration: tree.Neuro,
): void {
  if (!definition.exported || definition.name === "main") return;
  // Nothing is known of an extern but what is assumed of it.
  const names = namesOf(declaration.extern ? definition.uses : body.usesOf(effects));
  if (names.length === 0) return;
  const row = `uses ${names.join(", ")}`;
  const { at, newText } = placeOfRow(body, declaration.signature, row);
  body.report(
    diagnostics.exportedCapability.at(
      body.span(declaration.name),
      { name: definition.name, capabilities: names },
      {
        related: whenChecked(body, () =>
          names.flatMap((name) => reasons(body, definition.id, name)).filter(isFirst),
        ),
        fixes: [
          {
            title: `Write \`${row}\``,
            edits: [{ span: body.span({ start: at, end: at }), newText }],
            safe: true,
          },
        ],
      },
    ),
  );
}

function isFirst({ span, message }: Label, index: number, labels: readonly Label[]): boolean {
  const found = labels.findIndex(
    (each) => each.span.start === span.start && each.message === message,
  );
  return found === index;
}

function namesOf({ capabilities, variables }: CapabilityRow): readonly string[] {
  return [...capabilities, ...variables].toSorted();
}

/** The row stands before `fails`. */
function placeOfRow(
  { module }: Body,
  { end, fails }: tree.Signature,
  row: string,
): { readonly at: number; readonly newText: string } {
  const [first] = fails ?? [];
  const { text } = module.input.source;
  if (first === undefined) return { at: end, newText: ` ${row}` };
  return { at: text.lastIndexOf("fails", first.start), newText: `${row} ` };
}

function checkMissing(
  body: Body,
  effects: Effects,
  definition: NeuroDefinition,
  declaration: tree.Neuro,
): void {
  const reported = new Set<string>();
  const fixes = completing(body, body.usesOf(effects), declaration);
  for (const source of effects.uses) {
    const { capabilities, variables } = body.solver.resolveUses(source.row);
    for (const name of [...capabilities, ...variables]) {
      if (reported.has(name) || isHeld(definition.uses, name)) continue;
      reported.add(name);
      body.report(
        diagnostics.capabilityNotDeclared.at(
          body.span(source.node),
          { capability: name, name: definition.name },
          // The first step is the place of the problem.
          { related: whenChecked(body, () => reasons(body, definition.id, name).slice(1)), fixes },
        ),
      );
    }
  }
}

function isHeld({ capabilities, variables }: CapabilityRow, name: string): boolean {
  return variables.includes(name) || capabilities.some((held) => covers(held, name));
}

/** Writes the whole row: what is there as it is written, and what is missing. */
function completing(
  body: Body,
  needed: CapabilityRow,
  { name, signature }: tree.Neuro,
): readonly Fix[] {
  const { uses = [], result, parameters } = signature;
  const { text } = body.module.input.source;
  const written = new Map(
    uses.map((each) => [nameOfCapability(each), text.slice(each.start, each.end)]),
  );
  const names = normaliseCapabilities([...written.keys(), ...namesOf(needed)]);
  const row = names.map((each) => written.get(each) ?? each).join(", ");
  const [first, last] = [uses[0], uses.at(-1)];
  const before = result?.end ?? parameters.at(-1)?.end ?? name.end;
  const empty = /\buses\s*\(\s*\)/g;
  empty.lastIndex = before;
  const found = first === undefined ? empty.exec(text) : null;
  const place =
    first !== undefined && last !== undefined
      ? { start: first.start, end: last.end, newText: row }
      : found === null
        ? undefined
        : { start: found.index, end: empty.lastIndex, newText: `uses ${row}` };
  if (place === undefined) return [];
  const { newText } = place;
  return [
    { title: `Write \`uses ${row}\``, edits: [{ span: body.span(place), newText }], safe: false },
  ];
}

function nameOfCapability({ path }: tree.Capability): string {
  return path.map((part) => part.text).join(".");
}

/** Declaring more is a promise to callers on an exported neuro; elsewhere it only says what is not true. */
function checkUnneeded(
  body: Body,
  effects: Effects,
  definition: NeuroDefinition,
  uses: readonly tree.Capability[],
  declaration: tree.Neuro,
): void {
  if (definition.exported || declaration.body === undefined) return;
  // What is in error, or not written yet, may need it.
  if (body.problems.some(({ severity }) => severity === "error")) return;
  if (body.isBroken || hasHole(declaration.body)) return;
  // A failure that leaves `main` is printed.
  const prints = definition.name === "main" && body.failsOf(effects).types.length > 0;
  const needed = [...namesOf(body.usesOf(effects)), ...(prints ? ["console"] : [])];
  for (const capability of uses) {
    const name = nameOfCapability(capability);
    if (needed.some((each) => covers(name, each))) continue;
    body.report(
      diagnostics.unneededCapability.at(
        body.span(capability),
        { capability: name, name: definition.name },
        { fixes: withoutCapability(body, uses, capability) },
      ),
    );
  }
}

/** The only capability goes with its `uses`. */
function withoutCapability(
  body: Body,
  uses: readonly tree.Capability[],
  capability: tree.Capability,
): Fix[] {
  const title = `Remove \`${nameOfCapability(capability)}\``;
  if (uses.length > 1) return withoutEntries(body, title, uses, [capability]);
  const { text } = body.module.input.source;
  const start = text.slice(0, capability.start).search(/\s*\buses\s*$/);
  return start === -1 ? [] : [removal(body, title, { start, end: capability.end })];
}

function hasHole(node: tree.Node): boolean {
  if (node.kind === "HoleExpression" || node.kind === "Intent") return true;
  let found = false;
  forEachChild(node, (child) => {
    found ||= hasHole(child);
  });
  return found;
}

function knowsAll(uses: readonly tree.Capability[], { signature }: tree.Neuro): boolean {
  return uses.every((capability) => {
    const name = nameOfCapability(capability);
    return isCapability(name) || signature.typeParameters.some((each) => each.name.text === name);
  });
}

/** What leads through other bodies is found when all of them have been checked, in whichever order that is. */
function whenChecked(body: Body, find: () => readonly Label[]): readonly Label[] {
  const labels: Label[] = [];
  body.module.whenChecked.push(() => labels.push(...find()));
  return labels;
}

/** The way from the neuro to the capability, as far as it runs in this module: what others show is written there. */
function reasons(body: Body, start: DefinitionId, capability: string): readonly Label[] {
  const { program, module } = body;
  const source = {
    definition: (id: DefinitionId) => program.definition(id),
    body: (id: DefinitionId): ChainBody | undefined => {
      const declaration =
        moduleOf(id) === module.input.path ? module.declarations.get(id) : undefined;
      return declaration === undefined
        ? undefined
        : bodyOf({ path: module.input.path, facts: module.facts }, declaration);
    },
  };
  const steps = chainTo(source, start, capability);
  return steps.map(({ from, node, to }, index) => ({
    span: body.span(node),
    message:
      `\`${nameOfDefinition(from)}\` needs ${to === undefined ? "a function" : `\`${nameOfDefinition(to)}\``}` +
      (index < steps.length - 1
        ? ""
        : `${to === undefined ? " that" : ", which"} uses \`${capability}\``),
  }));
}
