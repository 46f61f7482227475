/** Names, types, failures and capabilities: tree to typed program. Pure; nothing is thrown. */

export type * from "./types.ts";
export type * from "./program.ts";
export { suspensionOf } from "./capabilities.ts";
