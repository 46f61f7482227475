/** What every node of the tree has, names, and comments. */

export interface Node {
  readonly kind: string;
  start: number;
  end: number;
}

/** A name where it is declared or mentioned. `text` is in NFC and empty where the source has none. */
export interface Name extends Node {
  kind: "Name";
  text: string;
}

export interface Comment {
  kind: "line" | "block" | "documentation" | "module-documentation";
  /** With its marks: `// …`, `/* … *\/`, `/// …`, `//! …`; one a line. */
  text: string;
  start: number;
  end: number;
  /** True if nothing but space stands before it on its line. */
  ownLine: boolean;
}
