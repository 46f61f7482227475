/** Values that are written out. */

import type { Expression } from "./expressions.ts";
import type { Name, Node } from "./node.ts";
import type { TypeArgument } from "./types.ts";

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

/** `()` is the Unit value; otherwise two or more items. */
export interface TupleLiteral extends Node {
  kind: "TupleLiteral";
  items: Expression[];
}
