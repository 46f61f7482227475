/**
 * Neuro-IR: the typed program that backends and the interpreter share. Names are resolved, methods are calls, arguments stand
 * in parameter order, patterns are explicit, every node has its type. It keeps the structure of the source, so that what is
 * emitted from it can be read. Evaluation is left to right. Positions stand beside the definitions (`IrModule.positions`).
 */

import type { TextForm } from "@neuro-lang/runtime";

/** `path#name`, as the checker gives it. */
export type DefinitionId = string;

export type IrType =
  | {
      readonly kind:
        | "int"
        | "float"
        | "decimal"
        | "bool"
        | "text"
        | "bytes"
        | "time"
        | "duration"
        | "size"
        | "json"
        | "unit"
        | "never"
        | "range"
        | "regex";
    }
  | { readonly kind: "list" | "set"; readonly item: IrType }
  | { readonly kind: "map"; readonly key: IrType; readonly value: IrType }
  | { readonly kind: "tuple"; readonly items: readonly IrType[] }
  | { readonly kind: "optional"; readonly inner: IrType }
  | {
      readonly kind: "function";
      readonly parameters: readonly IrType[];
      readonly result: IrType;
      readonly suspends: Suspends;
    }
  /** A record, sum or opaque type. */
  | {
      readonly kind: "named";
      readonly definition: DefinitionId;
      readonly arguments: readonly IrType[];
    }
  | { readonly kind: "parameter"; readonly name: string }
  /** Of failures only: a value is told apart by its class. Items are named types. */
  | { readonly kind: "union"; readonly items: readonly IrType[] };

/** `row`: in the suspending body of a twofold definition, and only there. */
export type Suspends = "never" | "always" | "row";

export interface IrModule {
  readonly path: string;
  readonly documentation: string | undefined;
  /** In source order. */
  readonly definitions: readonly IrDefinition[];
  readonly tests: readonly IrTest[];
  /** UTF-16 offset of each node in the source: `positions[node.at]`. */
  readonly positions: readonly number[];
  /** Comments of the source that stand on their own lines inside bodies, by offset. */
  readonly comments: readonly { readonly offset: number; readonly text: string }[];
}

export type IrDefinition = IrFunction | IrExtern | IrConstant | IrRecord | IrSum | IrOpaque;

interface DefinitionBase {
  readonly id: DefinitionId;
  readonly name: string;
  readonly exported: boolean;
  readonly documentation: string | undefined;
  /** Position key of its name. */
  readonly at: number;
}

export interface IrParameter {
  readonly local: Local;
  /** The argument is a place; the callee's changes are seen there after the call. */
  readonly var: boolean;
  readonly default: Expression | undefined;
}

export interface IrFunction extends DefinitionBase {
  readonly kind: "function";
  /** It has a row variable, so that it exists twice: with all that its rows mark suspending, and with nothing of it. */
  readonly twofold: boolean;
  readonly typeParameters: readonly string[];
  /** The type parameters bounded by Data: one descriptor each comes before the arguments. */
  readonly reified: readonly string[];
  readonly parameters: readonly IrParameter[];
  readonly result: IrType;
  readonly suspends: Suspends;
  /** Capabilities of its row, sorted; row variables are left out. */
  readonly uses: readonly string[];
  /** Types of its failure row. */
  readonly fails: readonly IrType[];
  readonly body: Block;
}
/** What happens to values on their way: nothing, since std's externs are written for them; see the runtime's `ForeignNeuro`. */
export type Border = "open" | "copies" | "lends";
/** Its JavaScript is the export of the same name in the file beside the module. */
export interface IrExtern extends DefinitionBase {
  readonly kind: "extern";
  readonly border: Border;
  readonly twofold: boolean;
  readonly typeParameters: readonly string[];
  readonly reified: readonly string[];
  readonly parameters: readonly IrParameter[];
  readonly result: IrType;
  readonly suspends: Suspends;
  readonly uses: readonly string[];
  readonly fails: readonly IrType[];
}
export interface IrConstant extends DefinitionBase {
  readonly kind: "constant";
  readonly type: IrType;
  readonly value: Expression;
}
export interface IrField {
  readonly name: string;
  readonly type: IrType;
  readonly default: Expression | undefined;
  readonly documentation: string | undefined;
}
export interface IrRecord extends DefinitionBase {
  readonly kind: "record";
  readonly typeParameters: readonly string[];
  readonly fields: readonly IrField[];
  /** True if it stands in some `fails` row: its class extends the runtime's Failure. */
  readonly failure: boolean;
}
export interface IrVariant {
  readonly name: string;
  readonly fields: readonly IrField[];
  /** Written without parentheses: one shared instance. */
  readonly bare: boolean;
  readonly documentation: string | undefined;
}
export interface IrSum extends DefinitionBase {
  readonly kind: "sum";
  readonly typeParameters: readonly string[];
  /** A variant's tag is its index. */
  readonly variants: readonly IrVariant[];
  readonly failure: boolean;
}
export interface IrOpaque extends DefinitionBase {
  readonly kind: "opaque";
  readonly inner: IrType;
  /** Every Text is a value of it. */
  readonly takesTexts: boolean;
  /** How a Text is written that becomes one without a neuro of the type's module: as a literal, or by decoding. */
  readonly form: TextForm | undefined;
}
export interface IrTest {
  readonly name: string;
  readonly at: number;
  /** Inputs of `for all`. */
  readonly parameters: readonly Local[];
  readonly suspends: Suspends;
  readonly body: Block;
}

/** A variable. Names are unique in a definition (`x`, then `x_2`); the source's name is the part before `_N`. */
export interface Local {
  readonly name: string;
  readonly type: IrType;
  readonly var: boolean;
}

// ───────────────────────────────────────────── Statements

/** Statements, then the block's value; a Unit block has none. */
export interface Block {
  readonly statements: readonly Statement[];
  readonly result: Expression | undefined;
}

export type Statement =
  | {
      readonly kind: "let";
      readonly at: number;
      readonly pattern: Pattern;
      readonly value: Expression;
    }
  | { readonly kind: "var"; readonly at: number; readonly local: Local; readonly value: Expression }
  /** `operator` is set for `+=` and its like: the place is evaluated once. */
  | {
      readonly kind: "assign";
      readonly at: number;
      readonly place: Place;
      readonly operator:
        | { readonly operator: ArithmeticOperator; readonly domain: Domain }
        | undefined;
      readonly value: Expression;
      /** How many levels of the place, from the root, the backend copies first; set by the ownership pass. */
      readonly copies?: readonly boolean[];
    }
  | { readonly kind: "expression"; readonly at: number; readonly expression: Expression }
  /** Walks list, set, map (entries as tuples), text (characters), range; the value at entry. */
  | {
      readonly kind: "for";
      readonly at: number;
      readonly pattern: Pattern;
      readonly iterable: Expression;
      readonly body: Block;
    }
  | {
      readonly kind: "while";
      readonly at: number;
      readonly condition: Expression;
      readonly body: Block;
    }
  /** A call or block that runs when the enclosing block is left, last in first out. */
  | { readonly kind: "defer"; readonly at: number; readonly body: Block }
  /** `source` is the condition's text. A comparison shows both sides. */
  | {
      readonly kind: "expect";
      readonly at: number;
      readonly condition: Expression;
      readonly source: string;
    }
  | {
      readonly kind: "given";
      readonly at: number;
      readonly providers: readonly { readonly capability: string; readonly value: Expression }[];
      readonly body: Block;
    };

/** What can be assigned. The root is a local. */
export type Place =
  | { readonly kind: "local"; readonly name: string; readonly type: IrType }
  | { readonly kind: "field"; readonly object: Place; readonly name: string; readonly type: IrType }
  | { readonly kind: "item"; readonly object: Place; readonly index: number; readonly type: IrType }
  /** Of a list (panics outside) or a map (sets the key). The type of a map's place is its value type. */
  | {
      readonly kind: "index";
      readonly object: Place;
      readonly index: Expression;
      readonly type: IrType;
    };

// ───────────────────────────────────────────── Expressions

interface ExpressionBase {
  readonly at: number;
  readonly type: IrType;
}

/** What an arithmetic operator works on; Int with Float is `float`. */
export type Domain = "int" | "float" | "decimal" | "text" | "list" | "duration" | "size" | "time";
/** `divide` of ints gives a Float; `floorDivide` and `modulo` floor. */
export type ArithmeticOperator =
  | "add"
  | "subtract"
  | "multiply"
  | "divide"
  | "floorDivide"
  | "modulo";
export type ComparisonOperator =
  | "equal"
  | "notEqual"
  | "less"
  | "lessEqual"
  | "greater"
  | "greaterEqual";

export type Argument =
  | { readonly kind: "value"; readonly value: Expression }
  /** For a `var` parameter. */
  | { readonly kind: "place"; readonly place: Place; readonly copies?: readonly boolean[] }
  | { readonly kind: "default" };

export type Expression = ExpressionBase &
  (
    | { readonly kind: "literal"; readonly value: number | string | boolean }
    | { readonly kind: "regex"; readonly pattern: string; readonly flags: string }
    | { readonly kind: "none" }
    | { readonly kind: "unit" }
    /** `copies` false, set by the ownership pass: the value of a `var` parameter that need not be copied here, for nobody keeps it. */
    | { readonly kind: "local"; readonly name: string; readonly copies?: boolean }
    /** A constant, or a function as a value; `descriptors` for its reified type parameters. */
    | {
        readonly kind: "definition";
        readonly id: DefinitionId;
        readonly descriptors: readonly IrType[];
        /** Which of a twofold definition's bodies is meant: how what stands for its row variables suspends. */
        readonly rows: Suspends;
      }
    | {
        readonly kind: "call";
        readonly callee: DefinitionId;
        readonly descriptors: readonly IrType[];
        readonly arguments: readonly Argument[];
        readonly suspends: Suspends;
        readonly rows: Suspends;
      }
    | {
        readonly kind: "call-value";
        readonly callee: Expression;
        readonly arguments: readonly Expression[];
        readonly suspends: Suspends;
      }
    /** Fields in declaration order; undefined takes the default. */
    | {
        readonly kind: "record";
        readonly definition: DefinitionId;
        readonly fields: readonly (Expression | undefined)[];
      }
    | {
        readonly kind: "variant";
        readonly definition: DefinitionId;
        readonly tag: number;
        readonly fields: readonly (Expression | undefined)[];
      }
    /** A variant's constructor as a function value. */
    | { readonly kind: "constructor"; readonly definition: DefinitionId; readonly tag: number }
    | { readonly kind: "tuple"; readonly items: readonly Expression[] }
    | {
        readonly kind: "list";
        readonly items: readonly { readonly spread: boolean; readonly value: Expression }[];
      }
    | {
        readonly kind: "map";
        readonly entries: readonly { readonly key: Expression; readonly value: Expression }[];
      }
    | { readonly kind: "set"; readonly items: readonly Expression[] }
    | {
        readonly kind: "range";
        readonly from: Expression;
        readonly to: Expression;
        readonly inclusive: boolean;
      }
    /** A field of a record or of a narrowed variant. */
    | { readonly kind: "field"; readonly object: Expression; readonly name: string }
    /** `length` and `isEmpty` of text, bytes, list, map, set; `message`, `code`, `cause` of a failure; parts of time. */
    | { readonly kind: "builtin-field"; readonly object: Expression; readonly name: string }
    | { readonly kind: "item"; readonly object: Expression; readonly index: number }
    /** Of a list (panics outside), text (a character), bytes, or map (optional). */
    | { readonly kind: "index"; readonly object: Expression; readonly index: Expression }
    | { readonly kind: "slice"; readonly object: Expression; readonly range: Expression }
    | { readonly kind: "negate"; readonly operand: Expression; readonly domain: Domain }
    | { readonly kind: "not"; readonly operand: Expression }
    | { readonly kind: "and" | "or"; readonly left: Expression; readonly right: Expression }
    | {
        readonly kind: "arithmetic";
        readonly operator: ArithmeticOperator;
        readonly domain: Domain;
        readonly left: Expression;
        readonly right: Expression;
      }
    /** Structural; what it compares is in the operands' types. */
    | {
        readonly kind: "compare";
        readonly operator: ComparisonOperator;
        readonly left: Expression;
        readonly right: Expression;
      }
    /** `x in xs`, for list, set, map (keys), text, range. */
    | { readonly kind: "contains"; readonly collection: Expression; readonly item: Expression }
    | { readonly kind: "coalesce"; readonly left: Expression; readonly right: Expression }
    /** `object?.…`: none if the object is none, else `body` with `local` bound to it. */
    | {
        readonly kind: "optional-chain";
        readonly object: Expression;
        readonly local: Local;
        readonly body: Expression;
      }
    /** Text with every part shown by its type. */
    | { readonly kind: "interpolate"; readonly parts: readonly (string | Expression)[] }
    /** Binds the pattern's variables in what runs only if it is true. */
    | { readonly kind: "is"; readonly operand: Expression; readonly pattern: Pattern }
    | {
        readonly kind: "with";
        readonly record: Expression;
        readonly fields: readonly { readonly name: string; readonly value: Expression }[];
      }
    | {
        readonly kind: "lambda";
        readonly parameters: readonly Local[];
        readonly body: Block;
        readonly suspends: Suspends;
      }
    | {
        readonly kind: "if";
        readonly condition: Expression;
        readonly then: Block;
        readonly else: Block | undefined;
      }
    /** Arms are tried in order; the checker proved that one fits. */
    | { readonly kind: "match"; readonly subject: Expression; readonly arms: readonly Arm[] }
    | { readonly kind: "block"; readonly block: Block }
    /** If the body fails, `failure` is bound and `handler` gives the value; panics pass. */
    | {
        readonly kind: "catch";
        readonly body: Expression;
        readonly failure: Local;
        readonly handler: Block;
      }
    /** Gives `Result.Ok` or `Result.Err`; its type is the Result. */
    | { readonly kind: "attempt"; readonly body: Expression }
    | { readonly kind: "return"; readonly value: Expression | undefined }
    /** `cause` is the failure that is being handled there. */
    | { readonly kind: "fail"; readonly value: Expression; readonly cause?: Expression }
    | { readonly kind: "break" }
    | { readonly kind: "continue" }
    /** A hole that was reached: the program stops and shows the live values. */
    | { readonly kind: "hole"; readonly name: string; readonly live: readonly Local[] }
  );

export interface Arm {
  readonly pattern: Pattern;
  readonly guard: Expression | undefined;
  readonly body: Block;
}

// ───────────────────────────────────────────── Patterns

export type Pattern =
  | { readonly kind: "any" }
  | { readonly kind: "bind"; readonly local: Local }
  | { readonly kind: "literal"; readonly value: number | string | boolean; readonly type: IrType }
  /** A range of ints, floats, durations or sizes. */
  | {
      readonly kind: "range";
      readonly from: number;
      readonly to: number;
      readonly inclusive: boolean;
    }
  | { readonly kind: "none" }
  /** The subject is optional and present, and its value fits. */
  | { readonly kind: "some"; readonly pattern: Pattern }
  /** `fields` in declaration order. The subject is the sum, or a union that holds it. */
  | {
      readonly kind: "variant";
      readonly definition: DefinitionId;
      readonly tag: number;
      readonly fields: readonly Pattern[];
    }
  | {
      readonly kind: "record";
      readonly definition: DefinitionId;
      readonly fields: readonly { readonly name: string; readonly pattern: Pattern }[];
    }
  /** The subject is a union: any value of this sum or record. */
  | { readonly kind: "of-type"; readonly definition: DefinitionId; readonly pattern: Pattern }
  | { readonly kind: "tuple"; readonly items: readonly Pattern[] }
  /** `rest` undefined: exactly as many items; "any": more may stand. */
  | {
      readonly kind: "list";
      readonly before: readonly Pattern[];
      readonly rest: Local | "any" | undefined;
      readonly after: readonly Pattern[];
    }
  | { readonly kind: "or"; readonly alternatives: readonly Pattern[] }
  | { readonly kind: "as"; readonly pattern: Pattern; readonly local: Local };

export interface IrProgram {
  /** By path; std's modules that are reached are among them. */
  readonly modules: ReadonlyMap<string, IrModule>;
}
