/** The rules of labels as a writer of programs keeps them, all but one of them, which it may break at one place. */

/** What each is about; the reference (`docs/language/labels.md`) says them in full. */
export const rules = [
  // What is calculated is labelled.
  "operator",
  "negation",
  "interpolation",
  "argument",
  "bound",
  "field",
  "changed field",
  "declared field",
  "tuple",
  "part of a choice",
  "item",
  "spread",
  "equal items",
  "key",
  "index",
  "lookup",
  "presence",
  "test of presence",
  "captured",
  "test of a filter",
  "composition",
  "label parameter",
  "default",
  // What is decided is labelled.
  "branch",
  "result of a branch",
  "arm",
  "guard",
  "result of an arm",
  "shortcut",
  "other value",
  "size",
  "condition",
  "return",
  "result of a return",
  "break",
  "continue",
  "failure",
  "rounds after a return",
  "rounds after a break",
  "rounds after a failure",
  "handler",
  "value of a failure",
  "result of a catch",
  "result of an attempt",
  // What changes and what is done.
  "assignment",
  "part of a variable",
  "new key",
  "var argument",
  "var argument under control",
  "effect",
  "effect of a call",
  "effect that is not written",
  "row",
  "provider",
] as const;

export type Rule = (typeof rules)[number];

export class Rules {
  /** The rule that may be broken. */
  readonly broken: Rule | undefined;
  readonly #at: number;
  #met = 0;

  /** `at`: which of the places where the rule matters breaks it; by default none. */
  constructor(broken?: Rule, at = -1) {
    this.broken = broken;
    this.#at = at;
  }

  /** How many places there were where the rule matters. */
  get met(): number {
    return this.#met;
  }

  /** True but for the one place where the rule is broken. Asked once wherever keeping a rule makes a difference. */
  keeps(rule: Rule): boolean {
    if (rule !== this.broken) return true;
    this.#met += 1;
    return this.#met - 1 !== this.#at;
  }

  /** How often to choose a form in which these rules matter. */
  weight(usual: number, ...about: readonly Rule[]): number {
    return about.some((rule) => rule === this.broken) ? usual * 8 : usual;
  }
}
