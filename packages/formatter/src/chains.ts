/** Chains of members, calls and indexes: on one line, or each call on a line of its own before its point. */

import type { Call, Expression, Index, MemberAccess, TupleAccess } from "@neuro-lang/parser";
import { printArguments } from "./arguments.ts";
import {
  breakParent,
  conditionalGroup,
  group,
  hardline,
  indent,
  softline,
  willBreak,
  type Doc,
} from "./document.ts";
import { printExpression } from "./expressions.ts";
import type { Printer } from "./printer.ts";
import { printName, printTypeArguments } from "./types.ts";

type Postfix = Call | Index | MemberAccess | TupleAccess;

interface Segment {
  readonly node: Postfix;
  readonly doc: Doc;
  /** Comments on lines of their own before the point. */
  readonly own: readonly Doc[];
  /** Comments behind the previous segment. */
  readonly trailing: Doc;
}

export function printChain(printer: Printer, node: Postfix): Doc {
  const nodes: Postfix[] = [];
  let start: Expression = node;
  while (isPostfix(start)) {
    nodes.push(start);
    start = receiverOf(start);
  }
  nodes.reverse();
  const head = printExpression(printer, start);
  const segments = nodes.map((segment) => printSegment(printer, segment));

  const [first, ...rest] = groupSegments(segments, start);
  if (segments.some(({ own, trailing }) => own.length > 0 || trailing !== ""))
    return printSpread(head, first!, rest);
  const headDoc = [head, first!.map(({ doc }) => doc)];
  const steps = rest.map((own) => own.map(({ doc }) => doc));
  const oneLine = [headDoc, steps];
  const spread = [headDoc, indent(steps.map((step) => [hardline, step]))];
  const calls = rest.filter((own) => own.some(({ node: { kind } }) => kind === "Call"));
  if (calls.length < 2) return oneLine;
  if (steps.slice(0, -1).some((step) => willBreak(step))) return spread;
  return conditionalGroup([oneLine, spread]);
}

/** With comments between its parts: each step on a line of its own, below the comments before it. */
function printSpread(
  head: Doc,
  first: readonly Segment[],
  rest: readonly (readonly Segment[])[],
): Doc {
  const print = ({ trailing, own, doc }: Segment, startsLine: boolean): Doc => [
    trailing,
    own.map((comment) => [hardline, comment]),
    startsLine || own.length > 0 ? hardline : "",
    doc,
  ];
  return [
    head,
    indent([
      first.map((segment) => print(segment, false)),
      rest.map((own) => own.map((segment, index) => print(segment, index === 0))),
    ]),
    breakParent,
  ];
}

/** The head keeps the fields and indexes up to the first called member; every further group ends with its calls. */
function groupSegments(segments: readonly Segment[], start: Expression): Segment[][] {
  const groups: Segment[][] = [[]];
  let at = 0;
  while (at < segments.length && !isMember(segments[at]!.node)) groups[0]!.push(segments[at++]!);
  if (at === 0 || !isMember(segments[at]?.node)) {
    // Fields up to the call belong to what is called upon: `json.Value.parse(…)`.
    while (
      at < segments.length &&
      isMember(segments[at]!.node) &&
      segments[at + 1]?.node.kind !== "Call"
    ) {
      groups[0]!.push(segments[at++]!);
      while (at < segments.length && segments[at]!.node.kind === "Index")
        groups[0]!.push(segments[at++]!);
    }
  }
  // A namespace or type is no step of its own: `Shape.Circle(1.0)`, `json.parse(text)`.
  if (groups[0]!.length === 0 && start.kind === "TypeReference" && at < segments.length) {
    groups[0]!.push(segments[at++]!);
    while (at < segments.length && !isMember(segments[at]!.node)) groups[0]!.push(segments[at++]!);
  }
  let current: Segment[] | undefined;
  let called = false;
  for (; at < segments.length; at += 1) {
    const segment = segments[at]!;
    if (current === undefined || (called && isMember(segment.node))) {
      current = [];
      groups.push(current);
      called = false;
    }
    current.push(segment);
    called ||= segment.node.kind === "Call";
  }
  return groups;
}

function printSegment(printer: Printer, node: Postfix): Segment {
  switch (node.kind) {
    case "MemberAccess": {
      const { own, trailing } = printer.chainComments(node.receiver.end, node.name.start);
      const name = printName(printer, node.name);
      const types = printTypeArguments(printer, node.typeArguments);
      return { node, doc: [node.optional ? "?." : ".", name, types], own, trailing };
    }
    case "TupleAccess": {
      const { own, trailing } = printer.chainComments(node.receiver.end, node.end);
      // Glued to a number the point would make another number.
      const isNumber =
        node.receiver.kind === "NumberLiteral" || node.receiver.kind === "UnitLiteral";
      const point = node.optional ? "?." : isNumber ? " ." : ".";
      return { node, doc: `${point}${node.index}`, own, trailing };
    }
    case "Call":
      return {
        node,
        doc: printArguments(printer, node.arguments, node.callee.end, node.end),
        own: [],
        trailing: "",
      };
    case "Index": {
      const index = printExpression(printer, node.index);
      return {
        node,
        doc: group(["[", indent([softline, index]), softline, "]"]),
        own: [],
        trailing: "",
      };
    }
  }
}

function receiverOf(node: Postfix): Expression {
  return node.kind === "Call" ? node.callee : node.receiver;
}

function isPostfix(node: Expression): node is Postfix {
  return node.kind === "Call" || node.kind === "Index" || isMember(node);
}

function isMember(node: Expression | undefined): node is MemberAccess | TupleAccess {
  return node?.kind === "MemberAccess" || node?.kind === "TupleAccess";
}
