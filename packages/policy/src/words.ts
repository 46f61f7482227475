/** Reads the words of one rule, and notes the first thing that is wrong with it. */

import { capabilityTable } from "@neuro-lang/checker";
import { closest, diagnostics, type Problem, type Span, spelled } from "@neuro-lang/diagnostics";
import { bottom, type Label, labelOf } from "@neuro-lang/labels";
import type { PolicyRule, PolicyWord } from "@neuro-lang/parser";

/** Thrown out of a rule that is wrong, and caught by its reader: the rest of the rule says nothing. */
export class WrongRule extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

const capabilities = capabilityTable.map(({ name }) => name);

export class Words {
  /** How the rule is written, for who wrote it otherwise. */
  form = "";
  readonly #file: string;
  readonly #rule: PolicyRule;
  #at = 0;

  constructor(file: string, rule: PolicyRule) {
    this.#file = file;
    this.#rule = rule;
  }

  get span(): Span {
    return { file: this.#file, start: this.#rule.start, end: this.#rule.end };
  }

  /** The next word, if it is one of these; then it is taken. */
  takes(...texts: readonly string[]): boolean {
    const word = this.#next;
    if (word?.sort !== "word" || !texts.includes(word.text)) return false;
    this.#at += 1;
    return true;
  }

  word(what: string): string {
    return this.#taken("word", what);
  }

  text(what: string): string {
    return this.#taken("text", what);
  }

  amount(what: string): string {
    return this.#taken("number", what);
  }

  /** `"a", "b"`. */
  texts(what: string): readonly string[] {
    const found = [this.text(what)];
    while (this.#next?.text === "," && this.#next.sort === "punctuation") {
      this.#at += 1;
      found.push(this.text(what));
    }
    return found;
  }

  /** `fs.read`. */
  capability(): string {
    const start = this.#next?.start ?? this.#rule.end;
    let name = this.word("a capability is missing");
    while (this.#next?.text === "." && this.#next.sort === "punctuation") {
      this.#at += 1;
      name += `.${this.word("a capability's name goes on after the point")}`;
    }
    if (capabilities.includes(name)) return name;
    const end = this.#rule.words[this.#at - 1]?.end ?? this.#rule.end;
    const span = { file: this.#file, start, end };
    const suggestion = closest(name, capabilities);
    const fixes = spelled(span, suggestion);
    throw new WrongRule(
      diagnostics.policyCapability.at(span, { capability: name, suggestion }, { fixes }),
    );
  }

  /** `personal untrusted`: at least one. */
  labels(): Label {
    let label: Label = bottom;
    for (;;) {
      const word = this.#next;
      const found = word?.sort === "word" ? labelOf(word.text) : undefined;
      if (found === undefined) break;
      label |= found;
      this.#at += 1;
    }
    if (label === bottom) this.wrong("a label is missing: `personal`, `secret` or `untrusted`");
    return label;
  }

  /** Nothing more may follow. */
  end(): void {
    const word = this.#next;
    if (word !== undefined) this.wrong(`\`${word.text}\` is too much here`);
  }

  wrong(what: string, word: PolicyWord | undefined = this.#next): never {
    const at = word ?? { start: this.#rule.start, end: this.#rule.end };
    const wrong = `I cannot make sense of this rule: ${what}.`;
    throw new WrongRule(
      diagnostics.policyRule.at(
        { file: this.#file, start: at.start, end: at.end },
        { wrong, form: this.form },
      ),
    );
  }

  /** The word that was taken last. */
  get last(): PolicyWord | undefined {
    return this.#rule.words[this.#at - 1];
  }

  get #next(): PolicyWord | undefined {
    return this.#rule.words[this.#at];
  }

  #taken(sort: PolicyWord["sort"], what: string): string {
    const word = this.#next;
    if (word?.sort !== sort) this.wrong(what);
    this.#at += 1;
    return word.text;
  }
}
