/** A definition as a value: called, built, or named before a dot. */

import type { Definition, NeuroDefinition, Type } from "@neuro-lang/checker";
import { showType } from "@neuro-lang/checker";
import { alternatives, type Asked } from "./asked.ts";
import { lastOrder, ofDefinition, type Offer, type Tier, tiers } from "./offers.ts";
import { callShape, callText, isFunction } from "./signatures.ts";

/** `label` is the name that it has here. */
export function offerDefinition(
  asked: Asked,
  label: string,
  definition: Definition,
  tier: Tier,
  more: Pick<Offer, "importing"> = {},
): void {
  const { offers, called } = asked;
  const common = { label, ...ofDefinition(asked.site, definition), ...more };
  switch (definition.kind) {
    case "neuro": {
      const isValue =
        isFunction(asked.expected) && asked.accepts(functionOf(definition), definition);
      offers.add(
        {
          ...common,
          sort: "neuro",
          signature: callShape(definition),
          ...(isValue ? {} : callText(label, definition.parameters.length, called)),
        },
        tier,
        { order: lastOrder - asked.uses(definition.id), fits: isValue || gives(asked, definition) },
      );
      return;
    }
    case "let":
      offers.add({ ...common, sort: "value", from: showType(definition.type) }, tier, {
        fits: asked.accepts(definition.type),
      });
      return;
    case "record":
      offers.add(
        { ...common, sort: "record", ...recordText(asked, label) },
        isAsked(asked, definition) ? earlier(tier) : later(tier),
      );
      return;
    case "sum":
      offers.add(
        { ...common, sort: "sum", commits: true },
        asked.failing && isAsked(asked, definition) ? earlier(tier) : later(tier),
        { fits: asked.expected === undefined || isAsked(asked, definition) },
      );
      return;
    case "opaque":
      if (definition.module === asked.site.path)
        offers.add({ ...common, sort: "type", ...callText(label, 1, called) }, tier, {
          fits: asked.accepts({ kind: "named", definition: definition.id, arguments: [] }),
        });
      return;
    case "alias":
      return;
  }
}

function functionOf({ parameters, result, uses, fails }: NeuroDefinition): Type {
  return { kind: "function", parameters: parameters.map(({ type }) => type), result, uses, fails };
}

/** True if what a call gives is asked for; what gives anything, gives nothing in particular. */
function gives({ expected, accepts }: Asked, definition: NeuroDefinition): boolean {
  const { result } = definition;
  const isAny =
    (result.kind === "parameter" && result.owner === definition.id) ||
    (result.kind === "builtin" && result.name === "Never");
  return !(isAny && expected !== undefined) && accepts(result, definition);
}

/** True if the place asks for a value of this type. */
function isAsked({ expected, failing, mayFail }: Asked, definition: Definition): boolean {
  if (expected !== undefined)
    return alternatives(expected).some(
      (type) => type.kind === "named" && type.definition === definition.id,
    );
  return failing && mayFail(definition);
}

/** A type that is what is asked for is wanted more than others of its tier; what needs an import stays behind. */
function earlier(tier: Tier): Tier {
  return tier >= tiers.project ? tier : tiers.wanted;
}

/** Types are rarer than values where a value is asked for. */
function later(tier: Tier): Tier {
  return tier >= tiers.project ? tier : tiers.qualifier;
}

/** `Mail { … }`, unless the braces stand there already. */
function recordText({ site }: Asked, name: string): Pick<Offer, "snippet"> {
  return /^\s*\{/.test(site.text.slice(site.word.end, site.word.end + 8))
    ? {}
    : { snippet: `${name} { $0 }` };
}
