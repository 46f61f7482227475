/**
 * Types, rows and definitions as the checker knows them. None of them carries a position; where a definition
 * stands in the source is kept beside it (`CheckedModule.places`). All are plain data, so that summaries can be stored.
 */

/** `path#name`, for example `neuro:list#map` or `/project/main.neuro#Mail`: stable as long as the name is. */
export type DefinitionId = string;

export type Type =
  | BuiltinType
  | NamedType
  | TupleType
  | OptionalType
  | FunctionType
  | ParameterType
  | ConstantType
  | VariableType
  | UnionType
  | ErrorType;

export type BuiltinName =
  | "Int"
  | "Float"
  | "Decimal"
  | "Bool"
  | "Text"
  | "Bytes"
  | "Time"
  | "Duration"
  | "Size"
  | "Json"
  | "Unit"
  | "Never"
  | "Range"
  | "Regex"
  | "List"
  | "Map"
  | "Set";
/** A type that the language itself knows; only List, Map and Set have arguments. */
export interface BuiltinType {
  readonly kind: "builtin";
  readonly name: BuiltinName;
  readonly arguments: readonly Type[];
  /** Of a Regex that a literal writes. */
  readonly groups?: readonly RegexGroup[];
}
/** A declared record, sum or opaque type, applied. */
export interface NamedType {
  readonly kind: "named";
  readonly definition: DefinitionId;
  readonly arguments: readonly Type[];
  /** Of a Match of such a Regex. */
  readonly groups?: readonly RegexGroup[];
}
/** `(?<name>…)` of a pattern; optional if a match may be without it. */
export interface RegexGroup {
  readonly name: string;
  readonly optional: boolean;
}
/** Two or more items. */
export interface TupleType {
  readonly kind: "tuple";
  readonly items: readonly Type[];
}
/** `inner` is never itself optional. */
export interface OptionalType {
  readonly kind: "optional";
  readonly inner: Type;
}
export interface FunctionType {
  readonly kind: "function";
  readonly parameters: readonly Type[];
  readonly result: Type;
  readonly uses: CapabilityRow;
  readonly fails: FailureRow;
}
/** A type parameter inside its definition. `owner` is the definition that declares it. */
export interface ParameterType {
  readonly kind: "parameter";
  readonly owner: DefinitionId;
  readonly name: string;
  /** Of a `const` parameter: it stands for a value. */
  readonly constant?: true;
}
/** The value that is given for a `const` parameter: `16` in `Window<App, 16>`. Never the type of an expression. */
export interface ConstantType {
  readonly kind: "constant";
  readonly value: number | string;
}
/** An unknown of inference; never left in facts. */
export interface VariableType {
  readonly kind: "variable";
  readonly id: number;
}
/** What a `catch` binding or the `E` of `Result<T, E>` may hold; items are named types. */
export interface UnionType {
  readonly kind: "union";
  readonly items: readonly Type[];
}
/** The type of what is already reported; fits everything, adds no problem. */
export interface ErrorType {
  readonly kind: "error";
}

/** Sorted, without children of a listed parent. A row variable is named by its declared name. */
export interface CapabilityRow {
  readonly capabilities: readonly string[];
  readonly variables: readonly string[];
}
export interface FailureRow {
  readonly types: readonly Type[];
  readonly variables: readonly string[];
}

export type Bound =
  | "Equatable"
  | "Hashable"
  | "Comparable"
  | "Data"
  /** Of builtin types only: what can be added up. */
  | "Number"
  /** Of builtin types only: Text and Regex. */
  | "Separator"
  /** Of builtin types only: Text and Int, by which a part of JSON is asked for. */
  | "Key";

export interface TypeParameterInfo {
  readonly sort: "type" | "uses" | "fails" | "label" | "const";
  readonly name: string;
  readonly bounds: readonly Bound[];
  /** Of a `const` parameter: the type of its value. */
  readonly constant?: ConstantSort;
}
/** The types of values that can be part of a type. */
export type ConstantSort = "Int" | "Text";

/** True if a type or a value is written for the parameter, between the angles. */
export function takesArgument({ sort }: Pick<TypeParameterInfo, "sort">): boolean {
  return sort === "type" || sort === "const";
}

/** True for what stands for a `const` parameter: nothing of it is left in the type of a value at run time. */
export function isConstant(type: Type): boolean {
  return type.kind === "constant" || (type.kind === "parameter" && type.constant === true);
}

export interface ParameterInfo {
  readonly name: string;
  readonly type: Type;
  readonly var: boolean;
  readonly hasDefault: boolean;
}
export interface FieldInfo {
  readonly name: string;
  readonly type: Type;
  readonly hasDefault: boolean;
  readonly documentation: string | undefined;
}

export type Definition =
  | NeuroDefinition
  | RecordDefinition
  | SumDefinition
  | OpaqueDefinition
  | AliasDefinition
  | LetDefinition;
interface DefinitionBase {
  readonly id: DefinitionId;
  readonly name: string;
  /** Path of the module that declares it. */
  readonly module: string;
  readonly exported: boolean;
  readonly documentation: string | undefined;
  /** Text of `@deprecated("…")`. */
  readonly deprecated: string | undefined;
}
/** `always`: its row has a suspending capability; `row`: it depends on what its row variables are given. */
export type Suspension = "never" | "always" | "row";
export interface NeuroDefinition extends DefinitionBase {
  readonly kind: "neuro";
  readonly extern: boolean;
  readonly typeParameters: readonly TypeParameterInfo[];
  readonly parameters: readonly ParameterInfo[];
  readonly result: Type;
  readonly uses: CapabilityRow;
  readonly fails: FailureRow;
  readonly suspension: Suspension;
}
export interface RecordDefinition extends DefinitionBase {
  readonly kind: "record";
  readonly typeParameters: readonly TypeParameterInfo[];
  readonly fields: readonly FieldInfo[];
  /** From `@derive(…)`, with Equatable and Hashable added where every field has them. */
  readonly derives: readonly Bound[];
}
export interface VariantInfo {
  readonly name: string;
  /** Undefined for a bare variant. */
  readonly fields: readonly FieldInfo[] | undefined;
  readonly documentation: string | undefined;
}
export interface SumDefinition extends DefinitionBase {
  readonly kind: "sum";
  readonly typeParameters: readonly TypeParameterInfo[];
  /** A variant's tag is its index. */
  readonly variants: readonly VariantInfo[];
  readonly derives: readonly Bound[];
}
export interface OpaqueDefinition extends DefinitionBase {
  readonly kind: "opaque";
  readonly inner: Type;
  /** Of a `@text` type: the Texts that are values of it without its constructor. */
  readonly texts: AcceptedTexts | undefined;
  readonly derives: readonly Bound[];
}
/** Every Text, or the literals that are written as a pattern says. */
export type AcceptedTexts = { readonly kind: "every" } | LiteralForm;
export interface LiteralForm {
  readonly kind: "literal";
  /** What the whole of the literal matches. */
  readonly pattern: string;
  readonly flags: string;
  /** A literal that does, to show how one is written. */
  readonly like: string | undefined;
}
export interface AliasDefinition extends DefinitionBase {
  readonly kind: "alias";
  readonly typeParameters: readonly TypeParameterInfo[];
  readonly type: Type;
}
export interface LetDefinition extends DefinitionBase {
  readonly kind: "let";
  readonly type: Type;
}
