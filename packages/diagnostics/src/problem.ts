/** A problem as data: what every phase returns and every renderer (terminal, JSON, editor) shows. */

import type { Span } from "./source.ts";

/** An `error` fails a check, a `warning` does so only with `--strict`, a `hint` never. */
export type Severity = "error" | "warning" | "hint";

/** A place that a message points at. */
export interface Label {
  readonly span: Span;
  readonly message: string;
}

export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** A change that mends the problem. */
export interface Fix {
  /** What it does, as an imperative: "Write `and`". */
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** True if it keeps the meaning that the author clearly had: `neuroc check --fix` applies it. */
  readonly safe: boolean;
  /** True if it is what was most likely meant, though that is for the author to say: editors offer it before all else. */
  readonly likely?: boolean;
}

export interface Problem {
  /** For example `P0301`; `neuroc explain P0301` prints its page. */
  readonly code: string;
  /** The diagnostic's name, for example `unknown-name`. */
  readonly name: string;
  readonly severity: Severity;
  /** One sentence, in the user's words. Code stands in backticks. */
  readonly message: string;
  readonly span: Span;
  /** Short text under the primary span. */
  readonly label: string | undefined;
  /** Other places that matter, in reading order. */
  readonly related: readonly Label[];
  /** How to mend it, one or two sentences. */
  readonly hint: string | undefined;
  readonly fixes: readonly Fix[];
}

/** What a place adds to the diagnostic's own text. */
export interface ProblemDetails {
  readonly related?: readonly Label[];
  readonly fixes?: readonly Fix[];
}

/** Text that depends on the place's parameters (undefined for none there), or a constant. */
type TextOf<P> = string | ((parameters: P) => string | undefined);

export interface DiagnosticDefinition<P> {
  /**
   * `P` and four digits. 01 text and layout, habits from elsewhere · 02 syntax · 03 names, modules, imports ·
   * 04 types · 05 patterns · 06 mutation and capture · 07 failures · 08 capabilities · 09 program, tests, not built yet · 10 labels ·
   * 11 policies · 12 foreign code.
   */
  readonly code: string;
  /** Kebab-case, also the file's name. */
  readonly name: string;
  readonly severity: Severity;
  readonly message: TextOf<P>;
  /** Short text under the primary span. */
  readonly label?: TextOf<P>;
  readonly hint?: TextOf<P>;
  /** Markdown: why the rule exists and the ways out. Shown by `neuroc explain`. */
  readonly page: string;
  /** A whole module that has this problem; compiled by the tests. */
  readonly bad: string;
  /** The mended module: compiles without any problem. */
  readonly good: string;
}

export interface Diagnostic<P> extends DiagnosticDefinition<P> {
  /** The problem at a place. */
  at(span: Span, parameters: P, details?: ProblemDetails): Problem;
}

function textOf<P>(text: TextOf<P> | undefined, parameters: P): string | undefined {
  return typeof text === "function" ? text(parameters) : text;
}

/** Defines one diagnostic of the catalogue; each stands in a file of its own under `catalogue/`. */
export function diagnostic<P = Record<never, never>>(
  definition: DiagnosticDefinition<P>,
): Diagnostic<P> {
  return {
    ...definition,
    at(span, parameters, details = {}) {
      return {
        code: definition.code,
        name: definition.name,
        severity: definition.severity,
        message: textOf(definition.message, parameters) ?? "",
        span,
        label: textOf(definition.label, parameters),
        related: details.related ?? [],
        hint: textOf(definition.hint, parameters),
        fixes: details.fixes ?? [],
      };
    },
  };
}
