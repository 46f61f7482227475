/** What a program's `main` asks of its command line: positions, options and subcommands, from its parameters. */

import type { FieldDescriptor, TypeDescriptor, VariantDescriptor } from "../descriptor.ts";
import { splitDocumentation } from "../documentation.ts";
import type { Entry, EntryParameter } from "../entry.ts";

/** One value that the command line gives. */
export interface Slot {
  /** The parameter's or field's own name. */
  readonly name: string;
  /** As it is written after `--`: `maxRows` is `max-rows`. */
  readonly flag: string;
  readonly type: TypeDescriptor;
  readonly documentation: string | undefined;
  readonly default: (() => unknown) | undefined;
  /** The help says nothing of the default. */
  readonly hidden: boolean;
  readonly place: "position" | "rest" | "option" | "switch" | "repeated";
}

/** A parameter of main: one value, a record of values, or a choice of subcommands. */
export type Part =
  | { readonly kind: "slot"; readonly slot: Slot }
  | {
      readonly kind: "record";
      readonly slots: readonly Slot[];
      readonly make: (values: readonly unknown[]) => unknown;
    }
  | {
      readonly kind: "commands";
      readonly parameter: string;
      readonly commands: readonly Command[];
      readonly default: (() => unknown) | undefined;
    };

export interface Command {
  readonly name: string;
  readonly documentation: string | undefined;
  readonly slots: readonly Slot[];
  readonly make: (values: readonly unknown[]) => unknown;
}

export interface CommandLine {
  /** The documentation without the lines that describe parameters. */
  readonly about: string;
  readonly parts: readonly Part[];
}

export function kebab(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1-$2")
    .toLowerCase();
}

/** The type without its optional and opaque wrappers. */
export function plain(type: TypeDescriptor): TypeDescriptor {
  return type.kind === "optional" || type.kind === "opaque" ? plain(type.inner) : type;
}

/** A sum of variants without payload: a value that is one of a few words. */
export function isChoice(type: TypeDescriptor): boolean {
  return type.kind === "sum" && type.variants().every((variant) => variant.fields.length === 0);
}

export function commandLineOf(entry: Entry): CommandLine {
  const { about, notes } = splitDocumentation(entry.documentation, documentedNames(entry));
  let rest = false;
  const slotOf = (parameter: EntryParameter | FieldDescriptor): Slot => {
    const type = plain(parameter.type);
    const list = type.kind === "list" || type.kind === "set";
    const place = list
      ? rest
        ? "repeated"
        : "rest"
      : parameter.default === undefined
        ? rest
          ? "option"
          : "position"
        : type.kind === "bool"
          ? "switch"
          : "option";
    if (place === "rest") rest = true;
    const documentation = "documentation" in parameter ? parameter.documentation : undefined;
    return {
      name: parameter.name,
      flag: kebab(parameter.name),
      type: parameter.type,
      documentation: documentation ?? notes.get(parameter.name),
      default:
        parameter.default ?? (parameter.type.kind === "optional" ? () => undefined : undefined),
      hidden: parameter.hidden === true,
      place,
    };
  };
  const commandOf = (variant: VariantDescriptor): Command => {
    rest = false;
    return {
      name: kebab(variant.name),
      documentation: variant.documentation,
      slots: variant.fields.map(slotOf),
      make: variant.make,
    };
  };
  const parts = entry.parameters.map((parameter): Part => {
    const type = plain(parameter.type);
    if (type.kind === "record") {
      return { kind: "record", slots: type.fields().map(slotOf), make: type.make };
    }
    if (type.kind === "sum" && !(isChoice(type) && parameter.default !== undefined)) {
      return {
        kind: "commands",
        parameter: parameter.name,
        commands: type.variants().map(commandOf),
        default: parameter.default,
      };
    }
    return { kind: "slot", slot: slotOf(parameter) };
  });
  return { about, parts };
}

/** The names that the documentation may speak of: parameters, and the fields of those that are records. */
function documentedNames({ parameters }: Entry): ReadonlySet<string> {
  return new Set(
    parameters.flatMap(({ name, type }) => {
      const inner = plain(type);
      return inner.kind === "record"
        ? [name, ...inner.fields().map((field) => field.name)]
        : [name];
    }),
  );
}
