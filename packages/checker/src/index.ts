/** Names, types, failures and capabilities: tree to typed program. Pure; nothing is thrown. */

export type * from "./types.ts";
export { isForeign } from "./externs.ts";
export { isConstant, takesArgument } from "./types.ts";
export type * from "./program.ts";
export { checkInSteps, type CheckOptions, checkProgram } from "./check.ts";
export { chainSource, type ChainSource, type ChainStep, chainTo } from "./chains.ts";
export { capabilityTable, covers, isCapability, suspensionOf } from "./capabilities.ts";
export { builtinArity, isHome } from "./builtins.ts";
export { attributeTable, boundNames, derivable } from "./declarations.ts";
export { atOnce, saying } from "./steps.ts";
export { deriving, isDerivable } from "./derives.ts";
export { stronglyConnected } from "./call-graph.ts";
export { codeOf } from "./reuse.ts";
export { takesByName, type TakesReceiver } from "./receivers.ts";
export { operatorCallee } from "./known-neuros.ts";
export { isPlainText, joinedText } from "./joined-text.ts";
export { nameOfDefinition, showType } from "./show-type.ts";
export { specifierFor } from "./specifiers.ts";
export { type Fitting, fittingIn } from "./fitting.ts";
export {
  exportsOf,
  type Local,
  type MemberField,
  type Members,
  type Method,
  namesIn,
  probe,
  type Probe,
} from "./probe.ts";
export type { Entity } from "./state.ts";
export { type Variance, variancesOf } from "./variance.ts";
export { fieldsOfArguments } from "./pattern-arguments.ts";
export { typesWithin } from "./types-within.ts";
export { definitionText, idsIn, type ModuleSummary, summaryOf } from "./summaries.ts";
