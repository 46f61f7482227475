/** The way in: text to tree and problems. Never throws. */

import type { Problem, SourceFile } from "@neuro-lang/diagnostics";
import { SourceFile as Source } from "@neuro-lang/diagnostics";

import { DeclarationGrammar } from "./grammar/declarations.ts";
import { replaceHabits } from "./habits.ts";
import { KeptItems } from "./keep.ts";
import { nameKeywords } from "./keyword-names.ts";
import { layout } from "./layout/index.ts";
import { layoutProblems, scanProblem } from "./lexical-problems.ts";
import { scan } from "./scanner.ts";
import type { TokenList } from "./token-list.ts";
import type { Module } from "./tree/index.ts";

export interface Parsed {
  readonly module: Module;
  readonly problems: Problem[];
  /** What it was read from. */
  readonly tokens: TokenList;
}

/** How often a file is read again because a keyword stands in the place of a name. */
const readingLimit = 8;

class Grammar extends DeclarationGrammar {
  constructor() {
    super(new Source("", ""));
    this.performSelfAnalysis();
  }

  parse(source: SourceFile, before: Parsed | undefined): Parsed {
    const scanned = scan(source.text);
    const replaced = scanned.hasHabits
      ? replaceHabits(scanned.tokens, source)
      : { tokens: scanned.tokens, problems: [] };
    const found = [
      ...replaced.problems,
      ...scanned.problems.map((problem) => scanProblem(problem, source)),
    ];
    for (let reading = 1; ; reading++) {
      const laidOut = layout(replaced.tokens);
      const problems = [...found, ...layoutProblems(laidOut.problems, source)];
      const { tokens } = laidOut;
      const kept = before && new KeptItems(before, tokens);
      this.begin(source, tokens, scanned.comments, problems);
      const module = this.moduleItems(kept);
      if (this.keywordNames.length > 0 && reading < readingLimit) {
        found.push(...nameKeywords(replaced.tokens, this.keywordNames, source));
        continue;
      }
      problems.sort((a, b) => a.span.start - b.span.start);
      kept?.move();
      return { module, problems, tokens };
    }
  }
}

let grammar: Grammar | undefined;

/**
 * Parses a whole file. The tree is complete for any text; what is broken stands in it as error nodes. Of the file as it was
 * before an edit, items that are as they were are taken over: the tree before is used up.
 */
export function parse(source: SourceFile, before?: Parsed): Parsed {
  grammar ??= new Grammar();
  return grammar.parse(source, before);
}
