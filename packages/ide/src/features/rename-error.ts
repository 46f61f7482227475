/** Why something cannot be renamed, for the user. */
export class RenameError extends Error {}
