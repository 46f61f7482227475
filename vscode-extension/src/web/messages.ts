/** What the extension tells the server in its worker beside the protocol, for want of a file system that both have. */

import type { ShippedLibrary } from "@neuro-lang/playground/library";

/** By path; null for a file that is gone. */
export type Files = Readonly<Record<string, string | null>>;

/** The first message. */
export interface Start {
  readonly library: ShippedLibrary;
  readonly version: string;
  readonly files: Files;
}

/** A notification: what has changed since. */
export const filesNotification = "neuro/files";
