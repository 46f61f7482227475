/** What an editor asks of Neuro-Code, in offsets and plain objects. Knows no editor and no protocol. */

export { Workspace } from "./workspace.ts";
export { Snapshot } from "./snapshot.ts";
export type { ActionKind, CodeAction } from "./actions/action.ts";
export { codeActions } from "./actions/index.ts";
export { completions, type Completions } from "./features/completion/index.ts";
export { offerDetails, type OfferDetails } from "./features/completion/details.ts";
export type { About, Importing, OfferSort, RankedOffer } from "./features/completion/offers.ts";
export { formatting } from "./features/formatting.ts";
export { hover, type Hover } from "./features/hover.ts";
export {
  definition,
  highlights,
  type Link,
  type Occurrence,
  references,
  typeDefinition,
} from "./features/navigation.ts";
export { prepareRename, rename, type Renameable, RenameError } from "./features/rename.ts";
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
export type { Description } from "./describe.ts";
export type { Mention } from "./mentions.ts";
export type { Referent } from "./referents.ts";
