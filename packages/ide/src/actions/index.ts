/** Every change that is offered, in the order in which a person reads them. */

import type { Problem } from "@neuro-lang/diagnostics";
import type { Snapshot } from "../snapshot.ts";
import { type Action, type CodeAction, contextAt } from "./action.ts";
import { addImport } from "./add-import.ts";
import { annotateBinding } from "./annotate-binding.ts";
import { annotateLambda } from "./annotate-lambda.ts";
import { applyDeMorgan } from "./apply-de-morgan.ts";
import { argumentNames } from "./argument-names.ts";
import { blockBodyToExpression } from "./block-body-to-expression.ts";
import { blockText } from "./block-text.ts";
import { callToMethod } from "./call-to-method.ts";
import { catchWithArms } from "./catch-with-arms.ts";
import { catchWithDefault } from "./catch-with-default.ts";
import { coalesce } from "./coalesce.ts";
import { commentToDocumentation } from "./comment-to-documentation.ts";
import { compoundAssignment } from "./compound-assignment.ts";
import { concatenationToInterpolation } from "./concatenation-to-interpolation.ts";
import { createDocumentation } from "./create-documentation.ts";
import { createField } from "./create-field.ts";
import { createNeuro } from "./create-neuro.ts";
import { createParameter } from "./create-parameter.ts";
import { createTest } from "./create-test.ts";
import { createType } from "./create-type.ts";
import { createVariable } from "./create-variable.ts";
import { createVariant } from "./create-variant.ts";
import { defaultForNone } from "./default-for-none.ts";
import { deriveElsewhere } from "./derive-elsewhere.ts";
import { destructureLet } from "./destructure-let.ts";
import { expandWildcard } from "./expand-wildcard.ts";
import { exportDeclaration } from "./export-declaration.ts";
import { exportImported } from "./export-imported.ts";
import { expressionBodyToBlock } from "./expression-body-to-block.ts";
import { extractConstant } from "./extract-constant.ts";
import { extractNeuro } from "./extract-neuro.ts";
import { extractTypeAlias } from "./extract-type-alias.ts";
import { extractVariable } from "./extract-variable.ts";
import { fillRecordFields } from "./fill-record-fields.ts";
import { fixAll } from "./fix-all.ts";
import { flipOperands } from "./flip-operands.ts";
import { groupDigits } from "./group-digits.ts";
import { ifChainToMatch } from "./if-chain-to-match.ts";
import { inlineConstant } from "./inline-constant.ts";
import { inlineNeuro } from "./inline-neuro.ts";
import { inlineVariable } from "./inline-variable.ts";
import { interpolationToConcatenation } from "./interpolation-to-concatenation.ts";
import { introduceParameter } from "./introduce-parameter.ts";
import { invertIf } from "./invert-if.ts";
import { joinIfs } from "./join-ifs.ts";
import { lambdaToNeuro } from "./lambda-to-neuro.ts";
import { lambdaToReference } from "./lambda-to-reference.ts";
import { liftOutOfBranches } from "./lift-out-of-branches.ts";
import { loopToChain } from "./loop-to-chain.ts";
import { matchAttempt } from "./match-attempt.ts";
import { matchToIf } from "./match-to-if.ts";
import { mendProblem } from "./mend-problem.ts";
import { methodToCall } from "./method-to-call.ts";
import { moveDeclaration } from "./move-declaration.ts";
import { organizeImports } from "./organize-imports.ts";
import { patternNames } from "./pattern-names.ts";
import { pushIntoBranches } from "./push-into-branches.ts";
import { rawText } from "./raw-text.ts";
import { recordShorthand } from "./record-shorthand.ts";
import { removeAnnotation } from "./remove-annotation.ts";
import { removeElse } from "./remove-else.ts";
import { removeParentheses } from "./remove-parentheses.ts";
import { removeUnused } from "./remove-unused.ts";
import { returnEarly } from "./return-early.ts";
import { splitIf } from "./split-if.ts";
import { surroundWith } from "./surround-with.ts";
import { varToLet } from "./var-to-let.ts";
import { wrapInMain } from "./wrap-in-main.ts";
import { writeResultType } from "./write-result-type.ts";
import { writeRows } from "./write-rows.ts";

export const actions: readonly Action[] = [
  mendProblem,
  defaultForNone,
  writeResultType,
  wrapInMain,
  fillRecordFields,
  addImport,
  exportImported,
  deriveElsewhere,
  createVariable,
  createParameter,
  createNeuro,
  createType,
  createVariant,
  createField,
  removeUnused,
  extractVariable,
  extractNeuro,
  extractConstant,
  introduceParameter,
  extractTypeAlias,
  lambdaToNeuro,
  inlineVariable,
  inlineConstant,
  inlineNeuro,
  catchWithDefault,
  catchWithArms,
  matchAttempt,
  ifChainToMatch,
  matchToIf,
  expandWildcard,
  coalesce,
  invertIf,
  returnEarly,
  removeElse,
  joinIfs,
  splitIf,
  liftOutOfBranches,
  pushIntoBranches,
  loopToChain,
  flipOperands,
  applyDeMorgan,
  removeParentheses,
  compoundAssignment,
  varToLet,
  destructureLet,
  annotateBinding,
  removeAnnotation,
  annotateLambda,
  lambdaToReference,
  methodToCall,
  callToMethod,
  argumentNames,
  patternNames,
  recordShorthand,
  concatenationToInterpolation,
  interpolationToConcatenation,
  blockText,
  rawText,
  groupDigits,
  expressionBodyToBlock,
  blockBodyToExpression,
  surroundWith,
  writeRows,
  exportDeclaration,
  moveDeclaration,
  createTest,
  createDocumentation,
  commentToDocumentation,
  organizeImports,
  fixAll,
];

/** What is offered for a selection, or for a cursor where both ends are the same. Where it stands, it is not yet in the one style. */
export function codeActions(
  snapshot: Snapshot,
  path: string,
  start: number,
  end: number,
  /** What of the problems there the user is shown, and asks about. */
  isShown: (problem: Problem) => boolean = () => true,
): readonly CodeAction[] {
  const context = snapshot.isOwn(path) ? contextAt(snapshot, path, start, end) : undefined;
  if (context === undefined) return [];
  const found = actions.flatMap((action) => action.find(context));
  const preferred = preferredOf(found, start === end, isShown);
  return found.map((action) =>
    action.preferred === true && !preferred.has(action) ? { ...action, preferred: false } : action,
  );
}

/**
 * Editors apply what is preferred with one key: one change for each problem, the first of those that would do, and at a cursor
 * only that of the problem which is told most narrowly.
 */
function preferredOf(
  found: readonly CodeAction[],
  atCursor: boolean,
  isShown: (problem: Problem) => boolean,
): ReadonlySet<CodeAction> {
  const width = ({ mends }: CodeAction): number => mends!.span.end - mends!.span.start;
  const best = new Map<Problem, CodeAction>();
  for (const action of found) {
    const { mends, preferred } = action;
    if (preferred !== true || mends === undefined || best.has(mends) || !isShown(mends)) continue;
    best.set(mends, action);
  }
  const ordered = [...best.values()].toSorted((a, b) => width(a) - width(b));
  return new Set(atCursor ? ordered.slice(0, 1) : ordered);
}
