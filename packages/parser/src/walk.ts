/** Walking the tree: the one place that knows which parts of a node are nodes. */

import type * as Tree from "./tree/index.ts";
import type { Node } from "./tree/index.ts";

/** Every kind of node in the tree. */
export type AnyNode =
  | Tree.Module
  | Tree.Name
  | Tree.Item
  | Tree.Attribute
  | Tree.ImportName
  | Tree.Signature
  | Tree.TypeParameter
  | Tree.Parameter
  | Tree.Capability
  | Tree.FailType
  | Tree.LabelMark
  | Tree.VariantDeclaration
  | Tree.FieldDeclaration
  | Tree.InterfaceMember
  | Tree.AgentMember
  | Tree.PolicyRule
  | Tree.PolicyWord
  | Tree.TypeExpression
  | Tree.TypePath
  | Tree.TypeArgument
  | Tree.Block
  | Tree.Statement
  | Tree.Expression
  | Tree.TextPart
  | Tree.RecordEntry
  | Tree.MapEntry
  | Tree.Argument
  | Tree.LambdaParameter
  | Tree.Arm
  | Tree.SelectArm
  | Tree.Pattern
  | Tree.PatternArgument
  | Tree.FieldPattern
  | Tree.RestPattern;

/** The properties of a node that hold a node or a list of nodes, perhaps among texts and undefined. */
type ChildKeys<N> = {
  [K in keyof N]-?: NonNullable<N[K]> extends infer V
    ? V extends Node
      ? K
      : V extends (infer E)[]
        ? E extends Node
          ? K
          : never
        : never
    : never;
}[keyof N];

type Table = { readonly [N in AnyNode as N["kind"]]: readonly ChildKeys<N>[] };

/** Kind → its properties that hold nodes, in source order. */
const children: Table = {
  Module: ["items"],
  Name: [],
  Import: ["attributes", "names", "namespace", "from"],
  Reexport: ["attributes", "names", "from"],
  ImportName: ["name", "as"],
  Attribute: ["name", "arguments"],
  Neuro: ["attributes", "name", "signature", "body"],
  Signature: [
    "typeParameters",
    "parameters",
    "result",
    "uses",
    "fails",
    "implements",
    "declassifies",
  ],
  TypeParameter: ["name", "bounds", "type"],
  Parameter: ["name", "type", "default"],
  Capability: ["path", "labels", "labelVariable"],
  FailType: ["labels", "type", "variable"],
  LabelMark: [],
  RecordDeclaration: ["attributes", "name", "typeParameters", "fields"],
  SumDeclaration: ["attributes", "name", "typeParameters", "variants"],
  VariantDeclaration: ["name", "fields"],
  FieldDeclaration: ["name", "type", "default"],
  AliasDeclaration: ["attributes", "name", "typeParameters", "type"],
  OpaqueDeclaration: ["attributes", "name", "type"],
  InterfaceDeclaration: ["attributes", "name", "typeParameters", "members"],
  InterfaceMember: ["name", "signature"],
  Agent: ["attributes", "labels", "name", "signature", "members"],
  Handler: ["name", "signature", "body"],
  Every: ["period", "body"],
  Migrate: ["parameters", "body"],
  Memory: ["attributes", "name", "type", "value"],
  Resource: ["attributes", "name", "value"],
  ModuleLet: ["attributes", "name", "type", "value"],
  Test: ["attributes", "name", "file", "parameters", "body"],
  Policy: ["attributes", "rules"],
  PolicyRule: ["words"],
  PolicyWord: [],
  ErrorItem: ["attributes"],
  TypePath: ["namespace", "name"],
  NamedType: ["labels", "path", "arguments"],
  ConstArgument: [],
  ConstNameArgument: ["name"],
  UnionArgument: ["items"],
  UsesArgument: ["uses"],
  TupleType: ["labels", "items"],
  FunctionType: ["labels", "parameters", "result", "uses", "fails"],
  HoleType: ["labels"],
  ErrorType: ["labels"],
  Block: ["statements"],
  LetStatement: ["pattern", "type", "value", "after"],
  VarStatement: ["name", "type", "value"],
  AssignStatement: ["target", "value", "after"],
  ForStatement: ["pattern", "iterable", "body"],
  WhileStatement: ["condition", "body"],
  DeferStatement: ["body"],
  ExpectStatement: ["condition"],
  GivenStatement: ["arguments", "body"],
  ExpressionStatement: ["expression", "after"],
  ErrorStatement: [],
  NumberLiteral: [],
  UnitLiteral: [],
  BooleanLiteral: [],
  NoneLiteral: [],
  TextLiteral: ["parts"],
  TextPart: [],
  RegexLiteral: [],
  Identifier: ["typeArguments"],
  TypeReference: ["name", "typeArguments"],
  RecordLiteral: ["type", "fields"],
  RecordField: ["name", "value"],
  Spread: ["value"],
  MapLiteral: ["typeArguments", "entries"],
  MapEntry: ["key", "value"],
  SetLiteral: ["typeArguments", "items"],
  ListLiteral: ["items"],
  Parenthesized: ["expression"],
  TupleLiteral: ["items"],
  MemberAccess: ["receiver", "name", "typeArguments"],
  TupleAccess: ["receiver"],
  Call: ["callee", "arguments"],
  Argument: ["name", "value"],
  Index: ["receiver", "index"],
  Unary: ["operand"],
  Binary: ["left", "right"],
  Is: ["operand", "pattern"],
  With: ["record", "fields"],
  Lambda: ["parameters", "body"],
  LambdaParameter: ["pattern", "type"],
  If: ["condition", "then", "else"],
  Match: ["subject", "arms"],
  Arm: ["pattern", "guard", "body"],
  Do: ["body"],
  Catch: ["body", "binding", "value", "arms"],
  Return: ["value"],
  Fail: ["value"],
  Break: [],
  Continue: [],
  Attempt: ["operand"],
  Await: ["operand"],
  Spawn: ["body", "key"],
  Ask: ["model", "arguments", "prompt"],
  Parallel: ["arguments", "pattern", "iterable", "body"],
  Race: ["items"],
  Select: ["arms"],
  SelectArm: ["pattern", "source", "body"],
  HoleExpression: [],
  Intent: ["words", "example"],
  ErrorExpression: [],
  WildcardPattern: [],
  BindingPattern: ["name"],
  LiteralPattern: ["value"],
  RangePattern: ["from", "to"],
  VariantPattern: ["path", "arguments"],
  PatternArgument: ["name", "pattern"],
  RecordPattern: ["path", "fields"],
  FieldPattern: ["name", "pattern"],
  TuplePattern: ["items"],
  ListPattern: ["items"],
  RestPattern: ["name"],
  AsPattern: ["pattern", "name"],
  OrPattern: ["alternatives"],
  ErrorPattern: [],
};

const keysOf = new Map<string, readonly string[]>(Object.entries(children));

/** Every kind of node, and which of its properties hold nodes. */
export const nodeChildren: ReadonlyMap<string, readonly string[]> = keysOf;

/** Calls `visit` with each child of a node, in source order (the clauses of a signature in the order of their kinds). */
export function forEachChild(node: Node, visit: (child: AnyNode) => void): void {
  const fields = node as unknown as Readonly<
    Record<string, AnyNode | readonly AnyNode[] | undefined>
  >;
  for (const key of keysOf.get(node.kind) ?? []) {
    const value = fields[key];
    if (value === undefined) continue;
    if (Array.isArray(value)) {
      for (const child of value as readonly AnyNode[]) visit(child);
    } else {
      visit(value as AnyNode);
    }
  }
}

/** Calls `visit` with each node of a tree and the one that stands in its place in another; false as soon as their shapes differ. */
export function forEachPair(from: Node, to: Node, visit: (from: Node, to: Node) => void): boolean {
  const open: [Node, Node][] = [[from, to]];
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    const [one, other] = pair;
    if (one.kind !== other.kind) return false;
    for (const key of keysOf.get(one.kind) ?? []) {
      const [left, right] = [childrenAt(one, key), childrenAt(other, key)];
      if (left?.length !== right?.length) return false;
      for (const [index, child] of left?.entries() ?? []) open.push([child, right![index]!]);
    }
    visit(one, other);
  }
  return true;
}

function childrenAt(node: Node, key: string): readonly Node[] | undefined {
  const value = (node as unknown as Readonly<Record<string, Node | readonly Node[] | undefined>>)[
    key
  ];
  return value === undefined || Array.isArray(value) ? value : [value as Node];
}
