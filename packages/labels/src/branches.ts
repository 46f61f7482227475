/** What happens only if something is so: `if`, arms, handlers. */

import type { Type } from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import { Body, type Exits } from "./body.ts";
import { calculated, labelsOf } from "./expressions.ts";
import { Cell, joined, nothing } from "./flows.ts";
import { bindPattern } from "./patterns.ts";
import { fresh, plain, type Shape, shapeOf, under } from "./shapes.ts";
import { blockLabels, statementLabels } from "./statements.ts";

export function ifLabels(body: Body, node: tree.If, type: Type): Shape {
  const condition = body.seen(labelsOf(body, node.condition), {
    node: node.condition,
    what: "this decides what happens",
  });
  const result = shapeOf(type, fresh);
  const ends = [node.then, node.else].map((each) =>
    body.aside(() => {
      if (each !== undefined) body.inBranch(condition, () => branch(body, each, result, type));
    }),
  );
  body.rejoin(ends);
  return under(result, condition);
}

export function branch(body: Body, node: tree.Block | tree.If, result: Shape, type: Type): void {
  const value = node.kind === "If" ? labelsOf(body, node) : blockLabels(body, node, type);
  body.give(value, result, { node, what: "this branch gives it" });
}

/** Arms: each shows that its pattern fits and those before do not. */
export function armsLabels(
  body: Body,
  arms: readonly tree.Arm[],
  subject: Shape,
  type: Type,
): { readonly value: Shape; readonly shown: Cell } {
  const result = shapeOf(type, fresh);
  const ends: Exits[] = [];
  let shown: Cell = nothing;
  for (const arm of arms) {
    const tested = bindPattern(body, arm.pattern, subject);
    shown = joined([shown, tested], { node: arm.pattern, what: "this decides what happens" });
    if (arm.guard !== undefined) {
      const { guard } = arm;
      const held = body.inBranch(shown, () => body.seen(labelsOf(body, guard)));
      shown = joined([shown, held], { node: guard, what: "this decides what happens" });
    }
    const end = body.aside(() =>
      body.inBranch(shown, () => {
        const value = armValue(body, arm.body, type);
        body.give(value, result, { node: arm.body, what: "this arm gives it" });
      }),
    );
    ends.push(end);
  }
  body.rejoin(ends);
  return { value: under(result, shown), shown };
}

function armValue(
  body: Body,
  node: tree.Block | tree.Expression | tree.AssignStatement,
  type: Type,
): Shape {
  if (node.kind === "Block") return blockLabels(body, node, type);
  if (node.kind !== "AssignStatement") return labelsOf(body, node);
  statementLabels(body, node);
  return plain(type);
}

export function catchLabels(body: Body, node: tree.Catch, type: Type): Shape {
  const { value, failure } = body.guarded(() => labelsOf(body, node.body));
  const result = shapeOf(type, fresh);
  body.give(value, result, calculated(node));
  const types = body.facts.failures.get(node) ?? [];
  const failureType: Type = types.length === 1 ? types[0]! : { kind: "union", items: types };
  const failed = under(plain(failureType), failure);
  let shown: Cell = nothing;
  body.inBranch(failure, () => {
    if (node.binding !== undefined)
      body.declare(node.binding, failed, { node: node.binding, what: "it is the failure" });
    let handled = plain(type);
    if (node.arms !== undefined) {
      const arms = armsLabels(body, node.arms, failed, type);
      handled = arms.value;
      shown = arms.shown;
    } else if (node.value !== undefined) {
      handled =
        node.value.kind === "Block"
          ? blockLabels(body, node.value, type)
          : labelsOf(body, node.value);
    }
    body.give(handled, result, { node, what: "the handler gives it" });
  });
  if (body.facts.passedOn.has(node))
    body.fails(joined([failure, shown]), { node, what: "what no arm handles passes on" });
  return under(result, failure, { node, what: "whether this failed shows it" });
}
