/** What the driver's long work says at each of its steps. */

export interface Activity {
  readonly what: "Reading" | "Checking" | "Compiling" | "Testing" | "Formatting";
  /** How many things are done. */
  readonly done: number;
  /** Of how many, where that is known. */
  readonly of?: number;
  /** What is counted. */
  readonly things: "files" | "definitions" | "modules";
}

export type Steps<T> = Generator<Activity, T>;
