/** Declarations and the other items of a module. */

import type {
  Agent,
  AgentMember,
  Attribute,
  FieldDeclaration,
  ImportName,
  InterfaceDeclaration,
  InterfaceMember,
  Item,
  Neuro,
  Parameter,
  PolicyRule,
  Signature,
  SumDeclaration,
  Test,
  TypeExpression,
  VariantDeclaration,
} from "@neuro-lang/parser";
import { printArguments } from "./arguments.ts";
import {
  flatWidth,
  group,
  hardline,
  ifBreak,
  indent,
  join,
  line,
  removeLines,
  willBreak,
  type Doc,
} from "./document.ts";
import { printAfterSign, printExpression } from "./expressions.ts";
import { bracketed, commaList, lineList, lines } from "./lists.ts";
import type { Printer } from "./printer.ts";
import { printBody } from "./statements.ts";
import {
  printCapabilities,
  printFailures,
  printLabels,
  printName,
  printPath,
  printType,
  printTypeParameters,
  printVersion,
} from "./types.ts";

export function printItem(printer: Printer, item: Item | AgentMember): Doc {
  switch (item.kind) {
    case "Handler": {
      const name = printName(printer, item.name);
      const signature = printSignature(
        printer,
        item.signature,
        item.signature.parameters.length > 0,
      );
      return ["on ", name, signature, printDefinition(printer, item.body)];
    }
    case "Every":
      return ["every ", printExpression(printer, item.period), " ", printBody(printer, item.body)];
    case "Migrate": {
      const parameters = printParameters(printer, item.parameters, item.start, item.body.start);
      return [
        "migrate from ",
        printVersion(item.version),
        parameters,
        " ",
        printBody(printer, item.body),
      ];
    }
    default: {
      const attributes = item.attributes.map((attribute) => printAttribute(printer, attribute));
      const exported = item.exported ? "export " : "";
      return [attributes, exported, printDeclaration(printer, item)];
    }
  }
}

function printDeclaration(
  printer: Printer,
  item: Exclude<Item | AgentMember, { kind: "Handler" | "Every" | "Migrate" }>,
): Doc {
  switch (item.kind) {
    case "Import": {
      const foreign = item.foreign === undefined ? "" : `${item.foreign} `;
      const names =
        item.namespace === undefined
          ? printImportNames(printer, item.names, item.start, item.from.start)
          : ["* as ", printName(printer, item.namespace)];
      return ["import ", foreign, names, " from ", printExpression(printer, item.from)];
    }
    case "Reexport": {
      const names = printImportNames(printer, item.names, item.start, item.from.start);
      return [names, " from ", printExpression(printer, item.from)];
    }
    case "Neuro":
      return printNeuro(printer, item);
    case "RecordDeclaration": {
      const name = printName(printer, item.name);
      const types = printTypeParameters(printer, item.typeParameters);
      const open = printer.text.indexOf("{", item.typeParameters.at(-1)?.end ?? item.name.end);
      const first = item.fields[0];
      const shape = {
        open: "{",
        close: "}",
        padded: true,
        forced: first !== undefined && printer.hasLineBreak(open, first.start),
      };
      const fields = lineList(printer, item.fields, open, item.end, shape, (field) =>
        printField(printer, field),
      );
      return ["type ", name, types, " ", fields];
    }
    case "SumDeclaration":
      return printSum(printer, item);
    case "AliasDeclaration": {
      const name = printName(printer, item.name);
      const types = printTypeParameters(printer, item.typeParameters);
      return ["type ", name, types, printTypeAfterSign(printer, item.type)];
    }
    case "OpaqueDeclaration": {
      const name = printName(printer, item.name);
      return ["opaque type ", name, printTypeAfterSign(printer, item.type)];
    }
    case "InterfaceDeclaration":
      return printInterface(printer, item);
    case "Agent":
      return printAgent(printer, item);
    case "Memory": {
      const name = printName(printer, item.name);
      const type = printType(printer, item.type);
      return [
        "memory ",
        name,
        ": ",
        type,
        item.value === undefined ? "" : printAfterSign(printer, "=", item.value),
      ];
    }
    case "Resource": {
      const name = printName(printer, item.name);
      return ["resource ", name, printAfterSign(printer, "=", item.value)];
    }
    case "ModuleLet": {
      const name = printName(printer, item.name);
      const type = item.type === undefined ? "" : [": ", printType(printer, item.type)];
      return ["let ", name, type, printAfterSign(printer, "=", item.value)];
    }
    case "Test":
      return printTest(printer, item);
    case "Policy": {
      const { elements } = printer.elements(item.rules, item.start, item.end, (rule) =>
        printRule(printer, rule),
      );
      return ["policy ", lines(elements)];
    }
    case "ErrorItem":
      return printer.verbatim(item);
  }
}

/** `= type`: on the line of the sign, else below it; a longer one opens its parentheses beside the sign. */
function printTypeAfterSign(printer: Printer, type: TypeExpression): Doc {
  const printed = printType(printer, type);
  const room = printer.room - 2;
  if (flatWidth(printed, room) > room) return [" = ", printed];
  return [" =", group(indent([line, printed]))];
}

function printAttribute(printer: Printer, attribute: Attribute): Doc {
  const before = printer.commentsBefore(attribute.start);
  const name = printName(printer, attribute.name);
  const all =
    attribute.arguments.length === 0
      ? ""
      : printArguments(printer, attribute.arguments, attribute.name.end, attribute.end);
  return [before, "@", name, all, hardline];
}

/** The names in the order of the alphabet; each takes its comments along. */
function printImportNames(
  printer: Printer,
  names: readonly ImportName[],
  start: number,
  end: number,
): Doc {
  const { elements, broken } = printer.elements(names, start, end, (name) =>
    printImportName(printer, name),
  );
  const ordered = names
    .map((name, index) => ({ name, doc: elements[index]!.doc }))
    .toSorted((a, b) => compareNames(printer, a.name, b.name))
    .map(({ doc }) => ({ doc, blankBefore: false }));
  const shape = { open: "{", close: "}", padded: true };
  return bracketed([...ordered, ...elements.slice(names.length)], names.length, broken, shape);
}

function compareNames(printer: Printer, a: ImportName, b: ImportName): number {
  const [first, second] = [a, b].map(({ name }) => printer.text.slice(name.start, name.end));
  const [lowerFirst, lowerSecond] = [first!.toLowerCase(), second!.toLowerCase()];
  if (lowerFirst !== lowerSecond) return lowerFirst < lowerSecond ? -1 : 1;
  return first! < second! ? -1 : 1;
}

function printImportName(printer: Printer, name: ImportName): Doc {
  const own = printName(printer, name.name);
  return [
    own,
    printVersion(name.version),
    name.as === undefined ? "" : [" as ", printName(printer, name.as)],
  ];
}

function printNeuro(printer: Printer, neuro: Neuro): Doc {
  const words = `${neuro.learned ? "learned " : ""}${neuro.extern ? "extern " : ""}${neuro.form} `;
  const name = printName(printer, neuro.name);
  const signature = printSignature(printer, neuro.signature);
  return [
    words,
    name,
    signature,
    neuro.body === undefined ? "" : printDefinition(printer, neuro.body),
  ];
}

/** ` { … }` or ` = expression`. */
function printDefinition(printer: Printer, body: NonNullable<Neuro["body"]>): Doc {
  return body.kind === "Block"
    ? [" ", printBody(printer, body)]
    : printAfterSign(printer, "=", body);
}

/** Wider than this, clauses are a line each rather than the parameters. */
const wideClauses = 90;

/** `<T>(a: A) -> R uses x fails E`: the parameters break; the clauses only where there are none, or they are long. */
function printSignature(printer: Printer, signature: Signature, parenthesized = true): Doc {
  const types = printTypeParameters(printer, signature.typeParameters);
  const { result: type, uses = [], fails = [], implements: interfaces } = signature;
  const after = [type, uses[0], fails[0], interfaces[0]].flatMap((node) => node?.start ?? []);
  const limit = Math.min(signature.end, ...after);
  const parameters = parenthesized
    ? printParameters(printer, signature.parameters, signature.start, limit)
    : "";
  const result =
    signature.result === undefined ? "" : [" -> ", printType(printer, signature.result)];
  const clauses = clauseOrder(signature).map((clause) => printClause(printer, signature, clause));
  // Behind the `)` of the parameters, and before the `{`.
  const isTooWide = flatWidth(result, printer.room) > printer.room - 3;
  const breaks =
    signature.parameters.length === 0 || flatWidth([result, ...clauses], wideClauses) > wideClauses;
  return [
    types,
    parameters,
    // The parameters have more room to offer than a result.
    signature.parameters.length === 0 || isTooWide ? result : removeLines(result),
    breaks
      ? group(indent(clauses.map((clause) => [line, clause])))
      : clauses.map((clause) => [" ", removeLines(clause)]),
  ];
}

type Clause = "uses" | "fails" | "implements" | "declassifies" | "endorses";

/** One order for everyone; `endorses` has no place of its own in the tree. */
function clauseOrder(signature: Signature): Clause[] {
  const written: Clause[] = [];
  if (signature.implements.length > 0) written.push("implements");
  if (signature.uses !== undefined) written.push("uses");
  if (signature.fails !== undefined) written.push("fails");
  if (signature.declassifies.length > 0) written.push("declassifies");
  if (signature.endorses) written.push("endorses");
  return written;
}

function printClause(printer: Printer, signature: Signature, clause: Clause): Doc {
  switch (clause) {
    case "implements":
      return [
        "implements ",
        join(
          ", ",
          signature.implements.map((path) => printPath(printer, path)),
        ),
      ];
    case "uses":
      return ["uses ", printCapabilities(printer, signature.uses!)];
    case "fails":
      return ["fails ", printFailures(printer, signature.fails!)];
    case "declassifies":
      return join(
        " ",
        signature.declassifies.map((label) => ["declassifies ", printer.verbatim(label)]),
      );
    case "endorses":
      return "endorses";
  }
}

function printParameters(
  printer: Printer,
  parameters: readonly Parameter[],
  start: number,
  end: number,
): Doc {
  return commaList(printer, parameters, start, end, { open: "(", close: ")" }, (parameter) => {
    const name = printName(printer, parameter.name);
    const type = printType(printer, parameter.type);
    const byDefault =
      parameter.default === undefined ? "" : [" = ", printExpression(printer, parameter.default)];
    return [parameter.var ? "var " : "", name, ": ", type, byDefault];
  });
}

function printField(printer: Printer, field: FieldDeclaration): Doc {
  const name = printName(printer, field.name);
  const type = printType(printer, field.type);
  return [
    name,
    ": ",
    type,
    field.default === undefined ? "" : [" = ", printExpression(printer, field.default)],
  ];
}

/** On one line where it fits and the author left it there, otherwise a variant a line. */
function printSum(printer: Printer, sum: SumDeclaration): Doc {
  const name = printName(printer, sum.name);
  const types = printTypeParameters(printer, sum.typeParameters);
  const { variants } = sum;
  const forced = printer.hasLineBreak(
    sum.typeParameters.at(-1)?.end ?? sum.name.end,
    variants[0]!.start,
  );
  // Without the bar a lone bare variant would be another type's name.
  const bare = variants.length === 1 && variants[0]!.fields === undefined;
  const firstBar = bare ? "| " : ifBreak("| ");
  const { elements, broken } = printer.elements(
    variants,
    sum.name.end,
    sum.end,
    (variant, index) => [index === 0 ? firstBar : "| ", printVariant(printer, variant)],
  );
  const parts = elements.map(({ doc }) => [line, doc]);
  return ["type ", name, types, " =", group(indent(parts), { shouldBreak: forced || broken })];
}

function printVariant(printer: Printer, variant: VariantDeclaration): Doc {
  const name = printName(printer, variant.name);
  if (variant.fields === undefined) return name;
  const shape = { open: "(", close: ")" };
  return [
    name,
    commaList(printer, variant.fields, variant.name.end, variant.end, shape, (field) =>
      printField(printer, field),
    ),
  ];
}

function printInterface(printer: Printer, item: InterfaceDeclaration): Doc {
  const name = printName(printer, item.name);
  const types = printTypeParameters(printer, item.typeParameters);
  const { elements } = printer.elements(item.members, item.name.end, item.end, (member) =>
    printMember(printer, member),
  );
  return ["interface ", name, printVersion(item.version), types, " ", lines(elements)];
}

function printMember(printer: Printer, member: InterfaceMember): Doc {
  const name = printName(printer, member.name);
  return ["neuro ", name, printSignature(printer, member.signature)];
}

/** Members of several lines stand apart. */
function printAgent(printer: Printer, agent: Agent): Doc {
  const labels = printLabels(printer, agent.labels);
  const name = printName(printer, agent.name);
  const signature = printSignature(printer, agent.signature);
  const { elements } = printer.deeper(() =>
    printer.elements(agent.members, agent.signature.end, agent.end, (member) =>
      printItem(printer, member),
    ),
  );
  const long = elements.map(({ doc }) => willBreak(doc));
  const separate = (index: number): boolean => long[index]! || long[index - 1]!;
  return [labels, "agent ", name, signature, " ", lines(elements, separate)];
}

function printTest(printer: Printer, test: Test): Doc {
  const name = printExpression(printer, test.name);
  const parameters = (start: number): Doc =>
    printParameters(printer, test.parameters, start, test.body.start);
  const kind = test.forAll
    ? [" for all ", parameters(test.name.end)]
    : test.file === undefined
      ? ""
      : [" on ", printExpression(printer, test.file), " ", parameters(test.file.end)];
  return ["test ", name, kind, " ", printBody(printer, test.body)];
}

function printRule(printer: Printer, rule: PolicyRule): Doc {
  const parts: Doc[] = [];
  for (const [index, word] of rule.words.entries()) {
    const glued = index === 0 || word.start === rule.words[index - 1]!.end || word.text === ",";
    parts.push(glued ? "" : " ", printer.verbatim(word));
  }
  return parts;
}
