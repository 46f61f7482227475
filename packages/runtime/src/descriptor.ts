/** Types at run time: what showing, codecs and generators are handed. See docs/decisions/0001-values-in-javascript.md. */

export type TypeDescriptor =
  | PrimitiveDescriptor
  | { readonly kind: "list"; readonly item: TypeDescriptor }
  | { readonly kind: "set"; readonly item: TypeDescriptor }
  | { readonly kind: "map"; readonly key: TypeDescriptor; readonly value: TypeDescriptor }
  | { readonly kind: "tuple"; readonly items: readonly TypeDescriptor[] }
  | { readonly kind: "optional"; readonly inner: TypeDescriptor }
  | OpaqueDescriptor
  | RecordDescriptor
  | SumDescriptor
  /** Of failures: each value's class has the descriptor of its own type. */
  | { readonly kind: "union"; readonly items: readonly TypeDescriptor[] };

export interface PrimitiveDescriptor {
  readonly kind:
    | "int"
    | "float"
    | "bool"
    | "text"
    | "bytes"
    | "decimal"
    | "time"
    | "duration"
    | "size"
    | "json"
    | "unit"
    | "never"
    /** These two are shown, but are no data: codecs do not meet them. */
    | "range"
    | "regex";
}

export interface OpaqueDescriptor {
  readonly kind: "opaque";
  readonly name: string;
  readonly inner: TypeDescriptor;
  /** What the whole of a Text matches that is decoded as one. */
  readonly form?: TextForm;
}

/** The pattern of a Regex. */
export interface TextForm {
  readonly pattern: string;
  readonly flags: string;
}

export interface RecordDescriptor {
  readonly kind: "record";
  readonly name: string;
  /** A thunk, because types may be recursive. */
  readonly fields: () => readonly FieldDescriptor[];
  /** Builds the record from its fields' values in order. */
  readonly make: (values: readonly unknown[]) => unknown;
}

export interface FieldDescriptor {
  readonly name: string;
  readonly type: TypeDescriptor;
  /** The field's default, if it has one. */
  readonly default?: () => unknown;
  /** The default is private, or has to be computed: the help says nothing of it. */
  readonly hidden?: boolean;
  readonly documentation?: string;
}

export interface SumDescriptor {
  readonly kind: "sum";
  readonly name: string;
  /** In order of their tags. */
  readonly variants: () => readonly VariantDescriptor[];
}

export interface VariantDescriptor {
  readonly name: string;
  readonly fields: readonly FieldDescriptor[];
  readonly make: (values: readonly unknown[]) => unknown;
  readonly documentation?: string;
}
