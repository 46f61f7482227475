/** The way in: text to tree and problems. Never throws. */

import type { Problem, SourceFile } from "@neuro-lang/diagnostics";
import { SourceFile as Source } from "@neuro-lang/diagnostics";

import { DeclarationGrammar } from "./grammar/declarations.ts";
import { replaceHabits } from "./habits.ts";
import { nameKeywords } from "./keyword-names.ts";
import { layout } from "./layout/index.ts";
import { layoutProblems, scanProblem } from "./lexical-problems.ts";
import { scan } from "./scanner.ts";
import type { Module } from "./tree/index.ts";

export interface Parsed {
  readonly module: Module;
  readonly problems: Problem[];
}

/** How often a file is read again because a keyword stands in the place of a name. */
const readingLimit = 8;

class Grammar extends DeclarationGrammar {
  constructor() {
    super(new Source("", ""));
    this.performSelfAnalysis();
  }

  parse(source: SourceFile): Parsed {
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
      this.begin(source, laidOut.tokens, scanned.comments, problems);
      const module = this.moduleItems();
      if (this.keywordNames.length > 0 && reading < readingLimit) {
        found.push(...nameKeywords(replaced.tokens, this.keywordNames, source));
        continue;
      }
      problems.sort((a, b) => a.span.start - b.span.start);
      return { module, problems };
    }
  }
}

let grammar: Grammar | undefined;

/** Parses a whole file. The tree is complete for any text; what is broken stands in it as error nodes. */
export function parse(source: SourceFile): Parsed {
  grammar ??= new Grammar();
  return grammar.parse(source);
}
