/** A module: imports, documentation, definitions in an order in which every initialiser finds what it needs, tests. */
import type {
  DefinitionId,
  IrConstant,
  IrDefinition,
  IrExtern,
  IrModule,
  IrProgram,
} from "@neuro-lang/ir";
import { Body } from "./body.ts";
import { ModuleContext, type EmitOptions } from "./context.ts";
import { emitDeclarations } from "./declarations.ts";
import { helpMark } from "./defaults.ts";
import { descriptorOf, typeDescriptor } from "./descriptors.ts";
import { documentation } from "./documentation.ts";
import { emitExpression } from "./expressions.ts";
import { emitForeign } from "./foreign.ts";
import { emitFunction } from "./functions.ts";
import { indented, mark, textLiteral } from "./js.ts";
import { render } from "./source-map.ts";
import { emitBlock } from "./statements.ts";
import { defaultCode, emitRecordClass, emitSumClasses } from "./types.ts";

export interface EmittedModule {
  readonly code: string;
  /** A source map, version 3. */
  readonly map: object;
  /** The text of the module's `.d.ts`. */
  readonly declarations: string;
}

export function emitModule(
  module: IrModule,
  program: IrProgram,
  options: EmitOptions,
): EmittedModule {
  const context = new ModuleContext(module, program, options);
  const sections = order(module).map((definition) => emitDefinition(context, definition));
  const entry = emitEntry(context);
  const tests = options.tests === true ? emitTests(context) : [];
  const types = emitDescriptors(context, module);
  const externs = emitExterns(context, module);
  const composed = [...context.descriptors].map(([name, code]) => `const ${name} = ${code};`);
  const head = module.documentation === undefined ? [] : documentation(module.documentation, []);
  // Descriptors are of little interest to a reader, but an initialiser may show something.
  const [before, after] = module.definitions.some((definition) => definition.kind === "constant")
    ? [[...types, composed], []]
    : [[], [...types, composed]];
  const parts = [
    [...head, ...context.importLines(), ...externs],
    ...before,
    ...sections,
    ...after,
    entry,
    tests,
    context.exportLines(),
  ];
  const code = `${parts
    .filter((part) => part.length > 0)
    .map((part) => part.join("\n"))
    .join("\n\n")}\n`;
  const rendered = render(
    code,
    module.positions,
    options.sourceName,
    options.sourceText,
    `${options.sourceName}.js`,
  );
  return { ...rendered, declarations: emitDeclarations(module, program, options) };
}

function emitDefinition(context: ModuleContext, definition: IrDefinition): string[] {
  const name = context.ownName(definition);
  switch (definition.kind) {
    case "function": {
      const documented = documentation(definition.documentation, []);
      const lines = emitFunction(context, definition, (own) => {
        const suffix = own.slice(name.length);
        return `${context.exportPrefix(own, definition.name + suffix, definition.exported)}function ${own}`;
      });
      return [...documented, ...lines];
    }
    case "constant":
      return emitConstant(context, definition);
    case "record":
      return [
        ...documentation(definition.documentation, []),
        ...emitRecordClass(context, definition),
      ];
    case "sum":
      return [
        ...documentation(definition.documentation, []),
        ...emitSumClasses(context, definition),
      ];
    case "extern":
      return definition.border === "open"
        ? []
        : [...documentation(definition.documentation, []), ...emitForeign(context, definition)];
    case "opaque":
      return [];
  }
}

function emitConstant(context: ModuleContext, definition: IrConstant): string[] {
  const name = context.ownName(definition);
  const body = new Body(context, false, new Set());
  const { value, lines } = body.capture(() => emitExpression(body, definition.value));
  const prefix = context.exportPrefix(name, definition.name, definition.exported);
  return [
    ...documentation(definition.documentation, []),
    ...lines,
    `${prefix}${mark(definition.at)}const ${name} = ${value.code};`,
  ];
}

function emitExterns(context: ModuleContext, module: IrModule): string[] {
  const externs = module.definitions
    .filter((definition) => definition.kind === "extern")
    .filter(({ border }) => border === "open");
  if (externs.length === 0) return [];
  const specifier = JSON.stringify(context.options.externImport(module.path));
  const names = (definition: IrExtern): readonly { own: string; public: string }[] => {
    const own = context.ownName(definition);
    const plain = { own, public: definition.name };
    return definition.twofold
      ? [plain, { own: `${own}$async`, public: `${definition.name}$async` }]
      : [plain];
  };
  const imported = externs
    .flatMap(names)
    .map((name) => (name.own === name.public ? name.own : `${name.public} as ${name.own}`));
  const exported = externs
    .filter((definition) => definition.exported)
    .flatMap(names)
    .map((name) => (name.own === name.public ? name.own : `${name.own} as ${name.public}`));
  const lines = [`import { ${imported.join(", ")} } from ${specifier};`];
  return exported.length === 0 ? lines : [...lines, `export { ${exported.join(", ")} };`];
}

/** Descriptors of exported types and of those that are used; a described type describes its parts. */
function emitDescriptors(context: ModuleContext, module: IrModule): string[][] {
  const emitted = new Map<DefinitionId, string[]>();
  const types = module.definitions.filter(
    (definition) => definition.kind === "record" || definition.kind === "sum",
  );
  for (;;) {
    const missing = types.filter(
      (type) => !emitted.has(type.id) && (type.exported || context.describedTypes.has(type.id)),
    );
    if (missing.length === 0) break;
    for (const type of missing)
      emitted.set(
        type.id,
        typeDescriptor(context, type, (field) => defaultCode(context, field)),
      );
  }
  return types.flatMap((type) => (emitted.has(type.id) ? [emitted.get(type.id)!] : []));
}

/** `$main`: what the command line calls, with what it has to know of the parameters. */
function emitEntry(context: ModuleContext): string[] {
  const main = context.module.definitions.find(
    (definition) => definition.kind === "function" && definition.name === "main",
  );
  if (main?.kind !== "function") return [];
  const lines = ["export const $main = {"];
  if (context.options.holdsPrivate === true) lines.push("  holdsPrivate: true,");
  if (main.documentation !== undefined)
    lines.push(`  documentation: ${textLiteral(main.documentation)},`);
  lines.push("  parameters: [");
  for (const { local, default: value } of main.parameters) {
    const name = sourceName(local.name);
    const parts = [
      `name: ${textLiteral(name)}`,
      `type: ${descriptorOf(context, local.type, new Set())}`,
    ];
    if (value !== undefined) {
      const body = new Body(context, false, new Set());
      const { value: emitted, lines: before } = body.capture(() => emitExpression(body, value));
      parts.push(
        before.length === 0
          ? `default: () => ${emitted.code.startsWith("{") ? `(${emitted.code})` : emitted.code}`
          : `default: () => { ${before.join(" ")} return ${emitted.code}; }`,
        ...helpMark(context, main.id, name, value),
      );
    }
    lines.push(`    { ${parts.join(", ")} },`);
  }
  return [...lines, "  ],", `  run: ${context.ownName(main)},`, "};"];
}

/** The name in the source: lowering numbers those that stand twice in a definition. */
function sourceName(name: string): string {
  return name.replace(/_\d+$/, "");
}

/** `$tests`: what the test runner calls. */
function emitTests(context: ModuleContext): string[] {
  const { module } = context;
  const lines = ["export const $tests = ["];
  for (const test of module.tests) {
    const body = new Body(context, false, new Set());
    body.startComments(module.positions[test.at] ?? 0);
    const names = test.parameters.map((parameter) => body.declare(parameter));
    const inner = body.captureLines(() => emitBlock(body, test.body, { kind: "discard" }));
    const parameters = test.parameters.map((parameter) => {
      const type = descriptorOf(context, parameter.type, new Set());
      return `{ name: ${textLiteral(parameter.name)}, type: ${type} }`;
    });
    const line = lineOf(context.options.sourceText, module.positions[test.at] ?? 0);
    lines.push(
      "  {",
      `    name: ${textLiteral(test.name)},`,
      `    line: ${line},`,
      `    parameters: [${parameters.join(", ")}],`,
      `    ${mark(test.at)}run: ${test.suspends === "never" ? "" : "async "}(${names.join(", ")}) => {`,
      ...inner.map((text) => indented(indented(indented(text)))),
      "    },",
      "  },",
    );
  }
  return [...lines, "];"];
}
function lineOf(text: string | undefined, offset: number): number {
  return text === undefined ? 1 : text.slice(0, offset).split("\n").length;
}

/** Source order, but what an initialiser needs stands before it. Functions need no order; what they use does. */
function order(module: IrModule): IrDefinition[] {
  const byId = new Map(module.definitions.map((definition) => [definition.id, definition]));
  const done = new Set<DefinitionId>();
  const ordered: IrDefinition[] = [];
  const visited = new Set<DefinitionId>();
  /** Puts what the definition uses when it is evaluated before the place reached so far. */
  const needs = (definition: IrDefinition): void => {
    if (visited.has(definition.id)) return;
    visited.add(definition.id);
    const evaluated =
      definition.kind === "constant"
        ? definition.value
        : definition.kind === "function"
          ? definition.body
          : [];
    for (const id of used(evaluated)) {
      const other = byId.get(id);
      if (other === undefined) continue;
      needs(other);
      if (other.kind !== "function") put(other);
    }
  };
  const put = (definition: IrDefinition): void => {
    if (done.has(definition.id)) return;
    done.add(definition.id);
    ordered.push(definition);
  };
  for (const definition of module.definitions) {
    if (definition.kind === "constant") needs(definition);
    put(definition);
  }
  return ordered;
}
function used(tree: unknown, ids = new Set<DefinitionId>()): Set<DefinitionId> {
  if (typeof tree !== "object" || tree === null) return ids;
  if (Array.isArray(tree)) {
    for (const item of tree) used(item, ids);
    return ids;
  }
  const node = tree as Record<string, unknown>;
  for (const key of ["id", "callee", "definition"]) {
    const value = node[key];
    if (typeof value === "string" && node["kind"] !== "named") ids.add(value);
  }
  for (const value of Object.values(node)) used(value, ids);
  return ids;
}
