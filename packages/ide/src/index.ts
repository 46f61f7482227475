/** What an editor asks of Neuro-Code, in offsets and plain objects. Knows no editor and no protocol. */

export { Workspace } from "./workspace.ts";
export { Snapshot } from "./snapshot.ts";
export type { ActionKind, CodeAction } from "./actions/action.ts";
export { codeActions } from "./actions/index.ts";
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
  outline,
  type OutlineSymbol,
  type ProjectSymbol,
  projectSymbols,
  type SymbolSort,
} from "./features/symbols.ts";
export { type PlacedTest, testsIn } from "./features/tests.ts";
export type { Mention } from "./mentions.ts";
export type { Referent } from "./referents.ts";
