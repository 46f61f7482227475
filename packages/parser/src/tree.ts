/**
 * The syntax tree. Every node has `start` and `end` (UTF-16 offsets, end exclusive) that lie in the file and enclose its children.
 * Broken source gives nodes of kind "ErrorItem", "ErrorStatement", "ErrorExpression", "ErrorType", "ErrorPattern", or a `Name`
 * whose text is empty; later phases skip these without a further problem.
 */

import type { TypeArgument } from "./type-arguments.ts";

export type * from "./type-arguments.ts";

export interface Node {
  readonly kind: string;
  start: number;
  end: number;
}

/** A name where it is declared or mentioned. `text` is in NFC and empty where the source has none. */
export interface Name extends Node {
  kind: "Name";
  text: string;
}

export interface Comment {
  kind: "line" | "block" | "documentation" | "module-documentation";
  /** With its marks: `// …`, `/* … *\/`, `/// …`, `//! …`; one a line. */
  text: string;
  start: number;
  end: number;
  /** True if nothing but space stands before it on its line. */
  ownLine: boolean;
}

export interface Module extends Node {
  kind: "Module";
  items: Item[];
  /** Every comment of the file in order; nothing in the tree holds one, except documentation as text. */
  comments: Comment[];
  /** Text of the `//!` lines, marks stripped, joined by newlines. */
  documentation: string | undefined;
}

// ───────────────────────────────────────────── Items

export type Item = Import | Reexport | Declaration | Test | Policy | ErrorItem;
export type Declaration =
  | Neuro
  | RecordDeclaration
  | SumDeclaration
  | AliasDeclaration
  | OpaqueDeclaration
  | InterfaceDeclaration
  | Agent
  | Memory
  | Resource
  | ModuleLet;

export interface Attribute extends Node {
  kind: "Attribute";
  name: Name;
  arguments: Argument[];
}

interface ItemBase extends Node {
  attributes: Attribute[];
  exported: boolean;
  /** Text of the `///` lines before it, marks stripped, joined by newlines. */
  documentation: string | undefined;
}

export interface Import extends ItemBase {
  kind: "Import";
  /** `import js { … }`, `import mcp { … }`. */
  foreign: "js" | "mcp" | undefined;
  names: ImportName[];
  /** `* as name`. */
  namespace: Name | undefined;
  from: TextLiteral;
}
export interface Reexport extends ItemBase {
  kind: "Reexport";
  names: ImportName[];
  from: TextLiteral;
}
export interface ImportName extends Node {
  kind: "ImportName";
  name: Name;
  version: number | undefined;
  as: Name | undefined;
}

/** A neuro or net: `export learned neuro name<T>(…) -> R uses … fails … { … }`. */
export interface Neuro extends ItemBase {
  kind: "Neuro";
  form: "neuro" | "net";
  learned: boolean;
  extern: boolean;
  name: Name;
  signature: Signature;
  /** A block, or the expression after `=` . */
  body: Block | Expression | undefined;
}
export interface Signature extends Node {
  kind: "Signature";
  typeParameters: TypeParameter[];
  parameters: Parameter[];
  result: TypeExpression | undefined;
  /** Undefined if not written; empty for `uses ()`. */
  uses: Capability[] | undefined;
  fails: FailType[] | undefined;
  implements: TypePath[];
  declassifies: LabelMark[];
  endorses: boolean;
}
export interface TypeParameter extends Node {
  kind: "TypeParameter";
  /** `T`, `uses e`, `fails x`, `label l`, `const n: Int`. */
  sort: "type" | "uses" | "fails" | "label" | "const";
  name: Name;
  bounds: NamedType[];
  /** The type of a `const`. */
  type: TypeExpression | undefined;
}
export interface Parameter extends Node {
  kind: "Parameter";
  var: boolean;
  name: Name;
  type: TypeExpression;
  default: Expression | undefined;
}
/** `network.connect(personal)`, or a row variable `e`. */
export interface Capability extends Node {
  kind: "Capability";
  path: Name[];
  labels: LabelMark[];
  labelVariable: Name | undefined;
}
/** One type of a failure row; a single lower-case name is a row variable. */
export interface FailType extends Node {
  kind: "FailType";
  labels: LabelMark[];
  type: NamedType | undefined;
  variable: Name | undefined;
}
/** A label before a type: one of the three words, or a label parameter. */
export interface LabelMark extends Node {
  kind: "LabelMark";
  label: string;
  /** True if it is a label parameter. */
  variable: boolean;
}

/** `type Mail { subject: Text }`. */
export interface RecordDeclaration extends ItemBase {
  kind: "RecordDeclaration";
  name: Name;
  typeParameters: TypeParameter[];
  fields: FieldDeclaration[];
}
/** `type Shape = Circle(radius: Float) | Empty`; the grammar cannot tell `type A = B` (AliasDeclaration) from a sum of one bare variant. */
export interface SumDeclaration extends ItemBase {
  kind: "SumDeclaration";
  name: Name;
  typeParameters: TypeParameter[];
  variants: VariantDeclaration[];
}
export interface VariantDeclaration extends Node {
  kind: "VariantDeclaration";
  name: Name;
  /** Undefined for a bare variant; empty for `V()`. */
  fields: FieldDeclaration[] | undefined;
  documentation: string | undefined;
}
export interface FieldDeclaration extends Node {
  kind: "FieldDeclaration";
  name: Name;
  type: TypeExpression;
  default: Expression | undefined;
  documentation: string | undefined;
}
export interface AliasDeclaration extends ItemBase {
  kind: "AliasDeclaration";
  name: Name;
  typeParameters: TypeParameter[];
  type: TypeExpression;
}
export interface OpaqueDeclaration extends ItemBase {
  kind: "OpaqueDeclaration";
  name: Name;
  type: TypeExpression;
}
export interface InterfaceDeclaration extends ItemBase {
  kind: "InterfaceDeclaration";
  name: Name;
  version: number | undefined;
  typeParameters: TypeParameter[];
  members: InterfaceMember[];
}
export interface InterfaceMember extends Node {
  kind: "InterfaceMember";
  name: Name;
  signature: Signature;
  documentation: string | undefined;
}
export interface Agent extends ItemBase {
  kind: "Agent";
  labels: LabelMark[];
  name: Name;
  /** Type parameters, parameters and clauses; never a result. */
  signature: Signature;
  members: AgentMember[];
}
export type AgentMember = Memory | Handler | Every | Neuro | Migrate | ErrorItem;
export interface Handler extends Node {
  kind: "Handler";
  name: Name;
  signature: Signature;
  body: Block | Expression;
  documentation: string | undefined;
}
export interface Every extends Node {
  kind: "Every";
  period: Expression;
  body: Block;
}
export interface Migrate extends Node {
  kind: "Migrate";
  version: number;
  parameters: Parameter[];
  body: Block;
}
export interface Memory extends ItemBase {
  kind: "Memory";
  name: Name;
  type: TypeExpression;
  value: Expression | undefined;
}
export interface Resource extends ItemBase {
  kind: "Resource";
  name: Name;
  value: Expression;
}
export interface ModuleLet extends ItemBase {
  kind: "ModuleLet";
  name: Name;
  type: TypeExpression | undefined;
  value: Expression;
}
export interface Test extends ItemBase {
  kind: "Test";
  name: TextLiteral;
  /** `for all (…)`, or the row parameter of `on "file" (…)`. */
  parameters: Parameter[];
  /** True for `for all`. */
  forAll: boolean;
  file: TextLiteral | undefined;
  body: Block;
}
export interface Policy extends ItemBase {
  kind: "Policy";
  rules: PolicyRule[];
}
/** One line of a policy, kept as its words. */
export interface PolicyRule extends Node {
  kind: "PolicyRule";
  words: PolicyWord[];
}
export interface PolicyWord extends Node {
  kind: "PolicyWord";
  sort: "word" | "text" | "number" | "punctuation";
  /** As written; a text without its quotes. */
  text: string;
}
export interface ErrorItem extends ItemBase {
  kind: "ErrorItem";
}

// ───────────────────────────────────────────── Types

export type TypeExpression = NamedType | TupleType | FunctionType | HoleType | ErrorType;
interface TypeBase extends Node {
  /** Labels before it: `personal untrusted T`, `l T`. */
  labels: LabelMark[];
  /** A `?` after it. */
  optional: boolean;
}
export interface TypePath extends Node {
  kind: "TypePath";
  /** The namespace of `json.Value`. */
  namespace: Name | undefined;
  name: Name;
  version: number | undefined;
}
export interface NamedType extends TypeBase {
  kind: "NamedType";
  path: TypePath;
  arguments: TypeArgument[];
}
/** `()` is Unit, `(A)` is A in parentheses, two or more items are a tuple. */
export interface TupleType extends TypeBase {
  kind: "TupleType";
  items: TypeExpression[];
}
export interface FunctionType extends TypeBase {
  kind: "FunctionType";
  parameters: TypeExpression[];
  result: TypeExpression;
  uses: Capability[];
  fails: FailType[];
}
export interface HoleType extends TypeBase {
  kind: "HoleType";
  name: string | undefined;
}
export interface ErrorType extends TypeBase {
  kind: "ErrorType";
}

// ───────────────────────────────────────────── Statements

export interface Block extends Node {
  kind: "Block";
  statements: Statement[];
}
export type Statement =
  | LetStatement
  | VarStatement
  | AssignStatement
  | ForStatement
  | WhileStatement
  | DeferStatement
  | ExpectStatement
  | GivenStatement
  | ExpressionStatement
  | ErrorStatement;
export interface LetStatement extends Node {
  kind: "LetStatement";
  pattern: Pattern;
  type: TypeExpression | undefined;
  value: Expression;
  after: Name[];
}
export interface VarStatement extends Node {
  kind: "VarStatement";
  name: Name;
  type: TypeExpression | undefined;
  value: Expression;
}
export type AssignOperator = "=" | "+=" | "-=" | "*=" | "/=";
/** `_ = f()` has an Identifier `_` as target. */
export interface AssignStatement extends Node {
  kind: "AssignStatement";
  target: Expression;
  operator: AssignOperator;
  value: Expression;
  after: Name[];
}
export interface ForStatement extends Node {
  kind: "ForStatement";
  pattern: Pattern;
  iterable: Expression;
  body: Block;
}
export interface WhileStatement extends Node {
  kind: "WhileStatement";
  condition: Expression;
  body: Block;
}
export interface DeferStatement extends Node {
  kind: "DeferStatement";
  body: Block | Expression;
}
export interface ExpectStatement extends Node {
  kind: "ExpectStatement";
  condition: Expression;
}
export interface GivenStatement extends Node {
  kind: "GivenStatement";
  arguments: Argument[];
  body: Block;
}
export interface ExpressionStatement extends Node {
  kind: "ExpressionStatement";
  expression: Expression;
  after: Name[];
}
export interface ErrorStatement extends Node {
  kind: "ErrorStatement";
}

// ───────────────────────────────────────────── Expressions

export type Expression =
  | NumberLiteral
  | UnitLiteral
  | BooleanLiteral
  | NoneLiteral
  | TextLiteral
  | RegexLiteral
  | Identifier
  | TypeReference
  | RecordLiteral
  | MapLiteral
  | SetLiteral
  | ListLiteral
  | Parenthesized
  | TupleLiteral
  | MemberAccess
  | TupleAccess
  | Call
  | Index
  | Unary
  | Binary
  | Is
  | With
  | Lambda
  | If
  | Match
  | Do
  | Catch
  | Return
  | Fail
  | Break
  | Continue
  | Attempt
  | Await
  | Spawn
  | Ask
  | Parallel
  | Race
  | Select
  | HoleExpression
  | Intent
  | ErrorExpression;

/** `3`, `0xff`, `1.5e-3`; the text as written tells the form. */
export interface NumberLiteral extends Node {
  kind: "NumberLiteral";
  float: boolean;
  value: number;
}
/** A duration in milliseconds or a size in bytes. */
export interface UnitLiteral extends Node {
  kind: "UnitLiteral";
  unit: "duration" | "size";
  value: number;
}
export interface BooleanLiteral extends Node {
  kind: "BooleanLiteral";
  value: boolean;
}
export interface NoneLiteral extends Node {
  kind: "NoneLiteral";
}
export interface TextLiteral extends Node {
  kind: "TextLiteral";
  form: "plain" | "block" | "raw" | "raw-block";
  /** Chunks with escapes and indentation resolved, and the interpolated expressions between them. */
  parts: (TextPart | Expression)[];
}
export interface TextPart extends Node {
  kind: "TextPart";
  value: string;
}
export interface RegexLiteral extends Node {
  kind: "RegexLiteral";
  /** The source between the quotes. */
  pattern: string;
  flags: string;
}
/** A lower-case name: variable, neuro, namespace; `typeArguments` for `f<Int>(x)`. */
export interface Identifier extends Node {
  kind: "Identifier";
  name: string;
  typeArguments: TypeArgument[];
}
/** An upper-case name as an expression: a variant, an opaque type's constructor, the receiver of `Shape.Circle`, an agent. */
export interface TypeReference extends Node {
  kind: "TypeReference";
  name: Name;
  version: number | undefined;
  typeArguments: TypeArgument[];
}
export interface RecordLiteral extends Node {
  kind: "RecordLiteral";
  /** A TypeReference or a MemberAccess (`ns.Mail`, `Shape.Rect`); undefined for `{ … }` whose type is known from its place. */
  type: Expression | undefined;
  fields: RecordEntry[];
}
export type RecordEntry = RecordField | Spread;
/** `name: value`, or `name` alone for the variable of that name. */
export interface RecordField extends Node {
  kind: "RecordField";
  name: Name;
  value: Expression | undefined;
}
export interface Spread extends Node {
  kind: "Spread";
  value: Expression;
}
export interface MapLiteral extends Node {
  kind: "MapLiteral";
  typeArguments: TypeArgument[];
  entries: MapEntry[];
}
export interface MapEntry extends Node {
  kind: "MapEntry";
  key: Expression;
  value: Expression;
}
export interface SetLiteral extends Node {
  kind: "SetLiteral";
  typeArguments: TypeArgument[];
  items: Expression[];
}
export interface ListLiteral extends Node {
  kind: "ListLiteral";
  items: (Expression | Spread)[];
}
export interface Parenthesized extends Node {
  kind: "Parenthesized";
  expression: Expression;
}
/** `()` is the Unit value; otherwise two or more items. */
export interface TupleLiteral extends Node {
  kind: "TupleLiteral";
  items: Expression[];
}
/** `x.name`, `x?.name`, `Shape.Circle`. */
export interface MemberAccess extends Node {
  kind: "MemberAccess";
  receiver: Expression;
  optional: boolean;
  name: Name;
  typeArguments: TypeArgument[];
}
/** `pair.0`. */
export interface TupleAccess extends Node {
  kind: "TupleAccess";
  receiver: Expression;
  index: number;
}
export interface Call extends Node {
  kind: "Call";
  callee: Expression;
  arguments: Argument[];
}
export interface Argument extends Node {
  kind: "Argument";
  name: Name | undefined;
  value: Expression;
}
export interface Index extends Node {
  kind: "Index";
  receiver: Expression;
  index: Expression;
}
export interface Unary extends Node {
  kind: "Unary";
  operator: "-" | "not";
  operand: Expression;
}
export type BinaryOperator =
  | "or"
  | "and"
  | "=="
  | "!="
  | "<"
  | "<="
  | ">"
  | ">="
  | "in"
  | "not in"
  | ">>"
  | ".."
  | "..="
  | "??"
  | "+"
  | "-"
  | "*"
  | "/"
  | "div"
  | "%";
export interface Binary extends Node {
  kind: "Binary";
  operator: BinaryOperator;
  left: Expression;
  right: Expression;
}
/** `x is P`, `x is not P`. */
export interface Is extends Node {
  kind: "Is";
  operand: Expression;
  negated: boolean;
  pattern: Pattern;
}
export interface With extends Node {
  kind: "With";
  record: Expression;
  fields: RecordEntry[];
}
export interface Lambda extends Node {
  kind: "Lambda";
  parameters: LambdaParameter[];
  body: Block | Expression;
}
export interface LambdaParameter extends Node {
  kind: "LambdaParameter";
  pattern: Pattern;
  type: TypeExpression | undefined;
}
export interface If extends Node {
  kind: "If";
  condition: Expression;
  then: Block;
  else: Block | If | undefined;
}
export interface Match extends Node {
  kind: "Match";
  subject: Expression;
  arms: Arm[];
}
/** An arm's body may be an assignment (`none => total += 1`). */
export interface Arm extends Node {
  kind: "Arm";
  pattern: Pattern;
  guard: Expression | undefined;
  body: Block | Expression | AssignStatement;
}
export interface Do extends Node {
  kind: "Do";
  body: Block;
}
/** `e catch 0` has `value`, `e catch err => …` has `binding` and `value`, `e catch { … }` has `arms`. */
export interface Catch extends Node {
  kind: "Catch";
  body: Expression;
  binding: Name | undefined;
  value: Expression | Block | undefined;
  arms: Arm[] | undefined;
}
export interface Return extends Node {
  kind: "Return";
  value: Expression | undefined;
}
export interface Fail extends Node {
  kind: "Fail";
  value: Expression;
}
export interface Break extends Node {
  kind: "Break";
}
export interface Continue extends Node {
  kind: "Continue";
}
export interface Attempt extends Node {
  kind: "Attempt";
  operand: Expression;
}
export interface Await extends Node {
  kind: "Await";
  operand: Expression;
}
export interface Spawn extends Node {
  kind: "Spawn";
  /** `spawn on worker f(x)`. */
  worker: boolean;
  body: Block | Expression;
  key: TextLiteral | undefined;
}
export interface Ask extends Node {
  kind: "Ask";
  model: Name | undefined;
  arguments: Argument[];
  prompt: TextLiteral;
}
export interface Parallel extends Node {
  kind: "Parallel";
  arguments: Argument[];
  pattern: Pattern;
  iterable: Expression;
  body: Block;
}
export interface Race extends Node {
  kind: "Race";
  items: Expression[];
}
export interface Select extends Node {
  kind: "Select";
  arms: SelectArm[];
}
/** `pattern from source => …`, or `after duration => …` (no pattern). */
export interface SelectArm extends Node {
  kind: "SelectArm";
  pattern: Pattern | undefined;
  source: Expression;
  body: Block | Expression | AssignStatement;
}
export interface HoleExpression extends Node {
  kind: "HoleExpression";
  name: string | undefined;
}
export interface Intent extends Node {
  kind: "Intent";
  words: TextLiteral;
  example: Expression | undefined;
}
export interface ErrorExpression extends Node {
  kind: "ErrorExpression";
}

// ───────────────────────────────────────────── Patterns

export type Pattern =
  | WildcardPattern
  | BindingPattern
  | LiteralPattern
  | RangePattern
  | VariantPattern
  | RecordPattern
  | TuplePattern
  | ListPattern
  | AsPattern
  | OrPattern
  | ErrorPattern;
/** `_`. */
export interface WildcardPattern extends Node {
  kind: "WildcardPattern";
}
export interface BindingPattern extends Node {
  kind: "BindingPattern";
  name: Name;
}
export interface LiteralPattern extends Node {
  kind: "LiteralPattern";
  /** A minus is part of the number. A text has no interpolation. */
  value: NumberLiteral | UnitLiteral | BooleanLiteral | NoneLiteral | TextLiteral;
}
export interface RangePattern extends Node {
  kind: "RangePattern";
  from: NumberLiteral | UnitLiteral;
  to: NumberLiteral | UnitLiteral;
  inclusive: boolean;
}
/** `Circle(r)`, `Shape.Circle(radius: r)`, `Empty`. */
export interface VariantPattern extends Node {
  kind: "VariantPattern";
  /** One or more upper-case names: `Shape`, `Circle`. */
  path: Name[];
  /** Undefined if there are no parentheses: any payload fits. */
  arguments: PatternArgument[] | undefined;
}
export interface PatternArgument extends Node {
  kind: "PatternArgument";
  name: Name | undefined;
  pattern: Pattern;
}
export interface RecordPattern extends Node {
  kind: "RecordPattern";
  path: Name[];
  fields: FieldPattern[];
  /** `..`: other fields may stand. */
  open: boolean;
}
export interface FieldPattern extends Node {
  kind: "FieldPattern";
  name: Name;
  /** Undefined for the field's own name as binding. */
  pattern: Pattern | undefined;
}
/** `()` or two or more items; `(p)` is p itself. */
export interface TuplePattern extends Node {
  kind: "TuplePattern";
  items: Pattern[];
}
export interface ListPattern extends Node {
  kind: "ListPattern";
  items: (Pattern | RestPattern)[];
}
/** `..rest` or `..` in a list pattern; at most one. */
export interface RestPattern extends Node {
  kind: "RestPattern";
  name: Name | undefined;
}
export interface AsPattern extends Node {
  kind: "AsPattern";
  pattern: Pattern;
  name: Name;
}
export interface OrPattern extends Node {
  kind: "OrPattern";
  alternatives: Pattern[];
}
export interface ErrorPattern extends Node {
  kind: "ErrorPattern";
}
