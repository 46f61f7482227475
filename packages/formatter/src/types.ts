/** Types, capabilities and failure rows. No line may start inside angles except after a comma. */

import type {
  Capability,
  FailType,
  LabelMark,
  Name,
  TypeArgument,
  TypeExpression,
  TypeParameter,
  TypePath,
} from "@neuro-lang/parser";
import { group, indent, join, line, softline, type Doc } from "./document.ts";
import type { Printer } from "./printer.ts";

export function printName(printer: Printer, name: Name): Doc {
  return printer.verbatim(name);
}

export function printLabels(printer: Printer, labels: readonly LabelMark[]): Doc {
  return labels.map((mark) => [printer.verbatim(mark), " "]);
}

export function printType(printer: Printer, type: TypeExpression): Doc {
  const before = printer.commentsBefore(type.start);
  const labels = printLabels(printer, type.labels);
  return [before, labels, printBareType(printer, type), type.optional ? "?" : ""];
}

function printBareType(printer: Printer, type: TypeExpression): Doc {
  switch (type.kind) {
    case "NamedType":
      return [printPath(printer, type.path), printTypeArguments(printer, type.arguments)];
    case "TupleType":
      return printTypes(printer, type.items);
    case "FunctionType": {
      const parameters = printTypes(printer, type.parameters);
      const result = printType(printer, type.result);
      const uses =
        type.uses.length === 0 ? "" : [" uses ", printFunctionCapabilities(printer, type.uses)];
      const fails = type.fails.length === 0 ? "" : [" fails ", printFailures(printer, type.fails)];
      return [parameters, " -> ", result, uses, fails];
    }
    case "HoleType":
      return `?${type.name ?? ""}`;
    case "ErrorType":
      return printer.verbatim(type);
  }
}

function printTypes(printer: Printer, types: readonly TypeExpression[]): Doc {
  const printed = types.map((type) => printType(printer, type));
  if (printed.length === 0) return "()";
  return group(["(", indent([softline, join([",", line], printed)]), softline, ")"]);
}

export function printPath(printer: Printer, path: TypePath): Doc {
  const namespace = path.namespace === undefined ? "" : [printName(printer, path.namespace), "."];
  return [namespace, printName(printer, path.name), printVersion(path.version)];
}

export function printVersion(version: number | undefined): Doc {
  return version === undefined ? "" : `@${version}`;
}

export function printTypeArguments(printer: Printer, all: readonly TypeArgument[]): Doc {
  if (all.length === 0) return "";
  return angles(all.map((argument) => printTypeArgument(printer, argument)));
}

function printTypeArgument(printer: Printer, argument: TypeArgument): Doc {
  switch (argument.kind) {
    case "ConstArgument":
    case "ConstNameArgument":
      return printer.verbatim(argument);
    case "UnionArgument":
      return join(
        " | ",
        argument.items.map((item) => printType(printer, item)),
      );
    case "UsesArgument":
      return [
        printer.commentsBefore(argument.start),
        "uses ",
        printFunctionCapabilities(printer, argument.uses),
      ];
    default:
      return printType(printer, argument);
  }
}

export function printTypeParameters(printer: Printer, parameters: readonly TypeParameter[]): Doc {
  if (parameters.length === 0) return "";
  return angles(parameters.map((parameter) => printTypeParameter(printer, parameter)));
}

function printTypeParameter(printer: Printer, parameter: TypeParameter): Doc {
  const before = printer.commentsBefore(parameter.start);
  const sort = parameter.sort === "type" ? "" : `${parameter.sort} `;
  const name = printName(printer, parameter.name);
  const bounds = parameter.bounds.map((bound) => printType(printer, bound));
  const bound = bounds.length === 0 ? "" : [": ", join(" + ", bounds)];
  const type = parameter.type === undefined ? "" : [": ", printType(printer, parameter.type)];
  return [before, sort, name, bound, type];
}

function angles(parts: readonly Doc[]): Doc {
  // A line may start only behind a comma: brackets of the only one stand as if the angles were theirs.
  if (parts.length === 1) return ["<", parts[0]!, ">"];
  return group(["<", indent(join([",", line], [...parts])), ">"]);
}

/** The capabilities of a declaration: a plain list. */
export function printCapabilities(printer: Printer, capabilities: readonly Capability[]): Doc {
  if (capabilities.length === 0) return "()";
  const printed = capabilities.map((capability) => printCapability(printer, capability));
  return group(indent(join([",", line], printed)));
}

/** The capabilities of a function type: one, or several in parentheses. */
function printFunctionCapabilities(printer: Printer, capabilities: readonly Capability[]): Doc {
  const printed = capabilities.map((capability) => printCapability(printer, capability));
  return printed.length === 1 ? printed[0]! : ["(", join(", ", printed), ")"];
}

function printCapability(printer: Printer, capability: Capability): Doc {
  const before = printer.commentsBefore(capability.start);
  const path = join(
    ".",
    capability.path.map((name) => printName(printer, name)),
  );
  const labels = capability.labels.map((mark) => printer.verbatim(mark));
  const inner =
    capability.labelVariable === undefined
      ? join(" ", labels)
      : printName(printer, capability.labelVariable);
  return [
    before,
    path,
    labels.length > 0 || capability.labelVariable !== undefined ? ["(", inner, ")"] : "",
  ];
}

export function printFailures(printer: Printer, failures: readonly FailType[]): Doc {
  const printed = failures.map((failure) => {
    const before = printer.commentsBefore(failure.start);
    const labels = printLabels(printer, failure.labels);
    if (failure.variable !== undefined)
      return [before, labels, printName(printer, failure.variable)];
    return [before, labels, failure.type === undefined ? "" : printType(printer, failure.type)];
  });
  return group(indent(join([line, "| "], printed)));
}
