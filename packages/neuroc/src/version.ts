/** The version of this neuroc; `source` for one that is run from its sources. */

declare const NEUROC_VERSION: string | undefined;

export const version = typeof NEUROC_VERSION === "undefined" ? "source" : NEUROC_VERSION;
