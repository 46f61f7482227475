/**
 * What the checker is given and what it gives: checked modules with facts about the nodes of their trees.
 * Lowering and the editor read facts; nobody else looks at how they were found.
 */

import type { MissingImport, Problem, SourceFile, Span } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import type {
  CapabilityRow,
  Definition,
  DefinitionId,
  FailureRow,
  Suspension,
  Type,
} from "./types.ts";

export interface ModuleInput {
  /** Absolute path, or `neuro:name`. */
  readonly path: string;
  readonly source: SourceFile;
  readonly tree: tree.Module;
  /** Import specifier as written → module path; a specifier that leads nowhere is absent. */
  readonly imports: ReadonlyMap<string, string>;
  /** Specifiers of packages that lead nowhere, and why. */
  readonly missing?: ReadonlyMap<string, MissingImport>;
}

/** One variable of a body. Identity is the object. */
export interface Binding {
  readonly name: string;
  readonly var: boolean;
  /** Its declared or inferred type (flow typing narrows places, not bindings). */
  type: Type;
  /** The name that declares it. */
  readonly declared: tree.Name;
}

/** What a name or member in an expression stands for. */
export type Resolution =
  | { readonly kind: "local"; readonly binding: Binding }
  /** A neuro or module `let` as a value; type arguments in order of the definition's `type` parameters. */
  | {
      readonly kind: "definition";
      readonly id: DefinitionId;
      readonly typeArguments: readonly Type[];
      /** How what stands for its row variables suspends. */
      readonly rows: Suspension;
    }
  /** A variant: a value if it is bare, otherwise its constructor function. */
  | {
      readonly kind: "variant";
      readonly sum: DefinitionId;
      readonly variant: string;
      readonly typeArguments: readonly Type[];
    }
  /** The constructor of an opaque type. */
  | { readonly kind: "opaque"; readonly id: DefinitionId }
  /** A field of a record, of a narrowed variant, or a built-in one (`length`, `isEmpty`, `year`, `message` …). */
  | {
      readonly kind: "field";
      readonly owner: "record" | "variant" | "builtin" | "failure";
      readonly name: string;
      /** Of a narrowed sum: the variants that it may still be. */
      readonly variants?: readonly string[];
    }
  /** A named group of a match: `m.year`. */
  | { readonly kind: "group"; readonly name: string; readonly optional: boolean }
  /** A namespace import or a type's name before `.Variant`: has no value of its own. */
  | { readonly kind: "qualifier" };

/** How a call is made. */
export interface CallFact {
  readonly target:
    | {
        readonly kind: "definition";
        readonly id: DefinitionId;
        readonly typeArguments: readonly Type[];
        /** How what stands for its row variables suspends. */
        readonly rows: Suspension;
      }
    | { readonly kind: "variant"; readonly sum: DefinitionId; readonly variant: string }
    | { readonly kind: "opaque"; readonly id: DefinitionId }
    /** The callee is an expression that yields a function. */
    | { readonly kind: "value" };
  /** `x.f(y)` that means `f(x, y)`: x, which is then the first argument below. */
  readonly receiver: tree.Expression | undefined;
  /** One entry for each parameter; undefined takes the default. The source's order is the order of evaluation. */
  readonly arguments: readonly (tree.Expression | undefined)[];
  /** `row`: suspends when the row variables of the body that it stands in do. */
  readonly suspends: Suspension;
  readonly fails: boolean;
}

/** Facts about the nodes of one module's tree. All types are resolved: no inference variables. */
export interface Facts {
  /** The type of every expression, after narrowing. */
  readonly types: Map<tree.Expression, Type>;
  /** The type of the subject at every pattern. */
  readonly patternTypes: Map<tree.Pattern, Type>;
  /** Every type expression's meaning. */
  readonly typeExpressions: Map<tree.TypeExpression, Type>;
  /** Which alias a name in a type is, where it is one. */
  readonly aliases: Map<tree.NamedType, DefinitionId>;
  /** What names mean; a RecordField only where it has no value (`{ subject }`). */
  readonly resolutions: Map<
    tree.Identifier | tree.MemberAccess | tree.TypeReference | tree.RecordField,
    Resolution
  >;
  /** Calls, also `f >> g` at its Binary node is not one: it is typed as a function. */
  readonly calls: Map<tree.Call, CallFact>;
  /** The record (or variant) that a literal builds, written `{ … }` or with its name. */
  readonly records: Map<
    tree.RecordLiteral,
    { readonly definition: DefinitionId; readonly variant: string | undefined }
  >;
  /** The bindings that a declaring node introduces: names of parameters, `var`, patterns, `catch` bindings. */
  readonly bindings: Map<tree.Name, Binding>;
  /** What a bare upper-case name in a pattern means, beside a VariantPattern or RecordPattern. */
  readonly patterns: Map<
    tree.VariantPattern | tree.RecordPattern,
    { readonly definition: DefinitionId; readonly variant: string | undefined }
  >;
  /** A lambda's own effects: does it suspend. */
  readonly lambdas: Map<
    tree.Lambda,
    {
      readonly uses: CapabilityRow;
      readonly fails: FailureRow;
      readonly suspends: Suspension;
    }
  >;
  /** What the body of a `catch` or `attempt` may fail with. */
  readonly failures: Map<tree.Catch | tree.Attempt, readonly Type[]>;
  /** Arms of a `catch` that leave something over: it passes on. */
  readonly passedOn: Map<tree.Catch, true>;
}

export interface CheckedModule {
  readonly path: string;
  readonly source: SourceFile;
  /** Import specifier as written → module path. */
  readonly imports: ReadonlyMap<string, string>;
  readonly tree: tree.Module;
  readonly problems: readonly Problem[];
  readonly definitions: ReadonlyMap<string, Definition>;
  /** Exported name → what it stands for, where that is declared in another module. */
  readonly passedOn: ReadonlyMap<string, DefinitionId>;
  /** Where each definition's name stands. */
  readonly places: ReadonlyMap<DefinitionId, Span>;
  readonly facts: Facts;
}

/** How much work a check did: what the test of incremental checking counts. */
export interface CheckCounts {
  readonly modulesResolved: number;
  readonly bodiesChecked: number;
}

export interface CheckedProgram {
  readonly modules: ReadonlyMap<string, CheckedModule>;
  /** Every definition by id, std's included. */
  readonly definitions: ReadonlyMap<DefinitionId, Definition>;
  /** Records and sums that something fails with. */
  readonly failures: ReadonlySet<DefinitionId>;
  readonly counts: CheckCounts;
}
