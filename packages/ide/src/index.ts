/** What an editor asks of Neuro-Code, in offsets and plain objects. Knows no editor and no protocol. */

export { Workspace } from "./workspace.ts";
export { Snapshot } from "./snapshot.ts";
export type { ActionKind, CodeAction } from "./actions/action.ts";
export { codeActions } from "./actions/index.ts";
export { inStyle } from "./rewriting/style.ts";
export {
  callable,
  type Caller,
  callerNamedAt,
  type CallPlaces,
  incomingCalls,
  outgoingCalls,
} from "./features/calls.ts";
export {
  type Colour,
  colourModifiers,
  colours,
  colourSorts,
  type ColourModifier,
  type ColourSort,
} from "./features/colours.ts";
export { type Fold, folds } from "./features/folding.ts";
export {
  formatting,
  formattingAfterBrace,
  indentation,
  rangeFormatting,
} from "./features/formatting.ts";
export type { Hint, HintSort } from "./features/hint.ts";
export { hints } from "./features/hints.ts";
export { completions, type Completions } from "./features/completion/index.ts";
export { offerDetails, type OfferDetails } from "./features/completion/details.ts";
export { isDue, triggers } from "./features/completion/triggers.ts";
export type { About, Importing, OfferSort, RankedOffer } from "./features/completion/offers.ts";
export { hover, type Hover } from "./features/hover.ts";
export { implementations } from "./features/implementations.ts";
export { type Lens, type LensSort, lenses, usesOf } from "./features/lenses.ts";
export { linkedPlaces } from "./features/linked-editing.ts";
export { textLinks, type TextLink } from "./features/links.ts";
export { importsAfterMoves, type Move } from "./features/moves.ts";
export {
  definition,
  highlights,
  type Link,
  type Occurrence,
  references,
  typeDefinition,
} from "./features/navigation.ts";
export { prepareRename, type Renameable } from "./features/rename.ts";
export { RenameError } from "./features/rename-error.ts";
export { type Extent, selections } from "./features/selection.ts";
export {
  type Signature,
  signatureHelp,
  type SignatureParameter,
} from "./features/signature-help.ts";
export {
  outline,
  type OutlineSymbol,
  type ProjectSymbol,
  projectSymbols,
  type SymbolSort,
} from "./features/symbols.ts";
export { type PlacedTest, testsIn } from "./features/tests.ts";
export type { Description } from "./describe.ts";
export type { Mention } from "./mentions.ts";
export type { Referent } from "./referents.ts";
