/** A policy as data: what its rules say, where they stand, and what holds without any rule. */

import { capabilityTable } from "@neuro-lang/checker";
import type { Span } from "@neuro-lang/diagnostics";
import { bottom, type Label, personal, secret, untrusted } from "@neuro-lang/labels";

/** `allow fs.read in "./data/**"`. */
export interface Allow {
  readonly capability: string;
  /** Patterns of paths, hosts or programs; undefined for everything. */
  readonly targets: readonly string[] | undefined;
  /** What may go there beside what is public, and on whose word. */
  readonly cleared: Label;
  /** Undefined if nobody has written it. */
  readonly span: Span | undefined;
}

/** `allow secret GITHUB_TOKEN to "api.github.com"`. */
export interface AllowSecret {
  /** The name of the environment variable that holds it. */
  readonly name: string;
  readonly hosts: readonly string[];
  readonly span: Span;
}

/** `treat fs.read in "./mail/**" as personal untrusted`. */
export interface Treat {
  readonly capability: string;
  readonly targets: readonly string[] | undefined;
  readonly label: Label;
}

/** `trust "./privacy" to declassify personal`, `trust "./parse" to endorse`. */
export interface Trust {
  /** A package, a `neuro:` module, or a file as seen from the policy. */
  readonly module: string;
  /** What it may take off. */
  readonly takesOff: Label;
}

/** `limit memory 2GB`, `limit cpu 0.05`: kept, not enforced yet. */
export interface Limit {
  readonly of: "memory" | "cpu";
  /** As written. */
  readonly amount: string;
}

/** `keep personal 30d`: kept, not enforced yet. */
export interface Keep {
  readonly label: Label;
  /** As written. */
  readonly duration: string;
}

export interface Policy {
  /** Its file; undefined where there is none, and only what holds without rules does. */
  readonly file: string | undefined;
  /** The folder that relative paths start from. */
  readonly folder: string;
  readonly allowed: readonly Allow[];
  readonly secrets: readonly AllowSecret[];
  readonly treated: readonly Treat[];
  readonly trusted: readonly Trust[];
  readonly limits: readonly Limit[];
  readonly kept: readonly Keep[];
  /** Where a further rule is written, if the file can take one. */
  readonly place: { readonly at: number; readonly after: string } | undefined;
}

export function emptyPolicy(folder: string): Policy {
  return {
    file: undefined,
    folder,
    allowed: [],
    secrets: [],
    treated: [],
    trusted: [],
    limits: [],
    kept: [],
    place: undefined,
  };
}

/** A policy that lets everything be touched, and clears nothing: for a program that nobody has written a policy for. */
export function grantedAnyway(policy: Policy): Policy {
  const allowed = capabilityTable.map(({ name }) => ({
    capability: name,
    targets: undefined,
    cleared: clearedByDefault(name),
    span: undefined,
  }));
  return { ...policy, allowed };
}

const everything = personal | untrusted;

/** What comes of the clock, of waiting and of chance stays inside the program: it does not matter what decides about it. */
const inside = ["clock", "timer", "wait", "random"];

export function staysInside(capability: string): boolean {
  return inside.includes(capability);
}

/** What every program may do. The console is the person's own, the store encrypted. */
const grants: ReadonlyMap<string, Label> = new Map(
  ["console", "memory", ...inside].map((capability) => [capability, everything]),
);

export function grantedByDefault(capability: string): Label | undefined {
  return grants.get(capability);
}

/** What a rule clears without saying so. */
export function clearedByDefault(capability: string): Label {
  switch (capability) {
    case "env":
      // Nobody outside learns which variables a program reads, and what it reads is labelled by what decided about it.
      return secret | untrusted;
    case "model":
      // A model on this machine keeps to itself what it is told.
      return personal;
    default:
      return bottom;
  }
}

/** What the targets of a capability are, and the word before them in a rule; undefined if it has none. */
export interface TargetKind {
  readonly clause: "in" | "to";
  readonly kind: "path" | "host" | "program";
}

export function targetKind(capability: string): TargetKind | undefined {
  const [family] = capability.split(".");
  if (family === "fs") return { clause: "in", kind: "path" };
  if (family === "network") return { clause: "to", kind: "host" };
  if (family === "process") return { clause: "to", kind: "program" };
  return undefined;
}
