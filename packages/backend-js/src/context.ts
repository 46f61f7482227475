/** What the emission of one module knows and collects: definitions, names, imports, descriptors. */
import type {
  DefinitionId,
  IrDefinition,
  IrFunction,
  IrExtern,
  IrModule,
  IrProgram,
  IrRecord,
  IrSum,
  IrType,
} from "@neuro-lang/ir";
import { freeName, safeName, sourceName } from "./names.ts";

export interface EmitOptions {
  /** The specifier that a function of the runtime is imported from. */
  runtimeImport(name: string): string;
  /** The specifier of the JavaScript of another module, by its path. */
  moduleImport(path: string): string;
  /** The specifier of the JavaScript beside a module. */
  externImport(path: string): string;
  readonly sourceName: string;
  readonly sourceText?: string;
  /** Emits `$tests`. */
  readonly tests?: boolean;
  /** Values of the program that starts here may be private. */
  readonly holdsPrivate?: boolean;
  /** True of a neuro's parameter or a type's field whose values may be private. Nothing is if left out. */
  isPrivate?(owner: DefinitionId, name: string): boolean;
}

export class ModuleContext {
  readonly module: IrModule;
  readonly program: IrProgram;
  readonly options: EmitOptions;
  readonly #definitions = new Map<DefinitionId, IrDefinition>();
  readonly #moduleOf = new Map<DefinitionId, string>();
  /** Specifier → exported name → name in this module. */
  readonly #imports = new Map<string, Map<string, string>>();
  readonly #ownNames = new Map<DefinitionId, string>();
  /** Opaque types of other modules. */
  readonly #opaqueNames = new Map<DefinitionId, string>();
  /** Names that stand at the top of the module. */
  readonly #top = new Set<string>();
  readonly #renamed: string[] = [];
  readonly #localNames: ReadonlySet<string>;
  /** Descriptors of composed types that are made once, at the top: name → code. */
  readonly descriptors = new Map<string, string>();
  /** Private types of this module whose descriptors are used. */
  readonly describedTypes = new Set<DefinitionId>();

  constructor(module: IrModule, program: IrProgram, options: EmitOptions) {
    this.module = module;
    this.program = program;
    this.options = options;
    for (const [path, other] of program.modules) {
      for (const definition of other.definitions) {
        this.#definitions.set(definition.id, definition);
        this.#moduleOf.set(definition.id, path);
      }
    }
    for (const definition of module.definitions) {
      this.#definitions.set(definition.id, definition);
      this.#moduleOf.set(definition.id, module.path);
      const name = freeName(definition.name, (candidate) => this.#top.has(candidate));
      this.#top.add(name).add(`${name}$async`).add(`$${name}`);
      if (definition.kind === "sum")
        for (const variant of definition.variants) this.#top.add(`${name}$${variant.name}`);
      this.#ownNames.set(definition.id, name);
    }
    this.#localNames = collectLocals(module);
  }

  isTop(name: string): boolean {
    return this.#top.has(name);
  }
  definition(id: DefinitionId): IrDefinition {
    const found = this.#definitions.get(id);
    if (found === undefined) throw new Error(`The program has no definition ${id}.`);
    return found;
  }
  callable(id: DefinitionId): IrFunction | IrExtern | undefined {
    const found = this.#definitions.get(id);
    return found?.kind === "function" || found?.kind === "extern" ? found : undefined;
  }
  record(id: DefinitionId): IrRecord | undefined {
    const found = this.#definitions.get(id);
    return found?.kind === "record" ? found : undefined;
  }
  sum(id: DefinitionId): IrSum | undefined {
    const found = this.#definitions.get(id);
    return found?.kind === "sum" ? found : undefined;
  }
  /** The type that a value is represented by: what an opaque type wraps. */
  representation(type: IrType): IrType {
    let current = type;
    while (current.kind === "named") {
      const definition = this.#definitions.get(current.definition);
      if (definition?.kind !== "opaque") break;
      current = definition.inner;
    }
    return current;
  }

  ownName(definition: IrDefinition): string {
    return this.#ownNames.get(definition.id) ?? safeName(definition.name);
  }
  /** The name of a definition here, imported if it stands in another module. `suffix` is `$async` or a variant's name. */
  reference(id: DefinitionId, suffix = ""): string {
    const own = this.#ownNames.get(id);
    if (own !== undefined) return own + suffix;
    return this.#import(
      this.options.moduleImport(this.#path(id)),
      this.definition(id).name + suffix,
    );
  }
  /** A type's descriptor (a function of its arguments' descriptors if it is generic). */
  descriptorReference(id: DefinitionId): string {
    const own = this.#ownNames.get(id);
    if (own === undefined)
      return this.#import(
        this.options.moduleImport(this.#path(id)),
        `$${this.definition(id).name}`,
      );
    this.describedTypes.add(id);
    return `$${own}`;
  }
  /** What the descriptor of an opaque type is named after here: types of several modules may have one name. */
  opaqueName(id: DefinitionId): string {
    let name = this.#ownNames.get(id) ?? this.#opaqueNames.get(id);
    if (name === undefined) {
      name = freeName(this.definition(id).name, (candidate) => this.#top.has(`$${candidate}`));
      this.#top.add(`$${name}`);
      this.#opaqueNames.set(id, name);
    }
    return name;
  }
  runtime(name: string): string {
    return this.#import(this.options.runtimeImport(name), name);
  }
  extern(name: string): string {
    return this.#import(this.options.externImport(this.module.path), name);
  }

  #path(id: DefinitionId): string {
    return this.#moduleOf.get(id) ?? id.slice(0, id.lastIndexOf("#"));
  }
  #import(specifier: string, name: string): string {
    let names = this.#imports.get(specifier);
    if (names === undefined) this.#imports.set(specifier, (names = new Map()));
    let local = names.get(name);
    if (local === undefined) {
      local = freeName(
        name,
        (candidate) => this.#top.has(candidate) || this.#localNames.has(candidate),
      );
      names.set(name, local);
      this.#top.add(local);
    }
    return local;
  }
  /** `export `, or nothing where the name had to be changed; `exportLines` then exports it under its own. */
  exportPrefix(name: string, exportedName: string, exported: boolean): string {
    if (!exported) return "";
    if (name === exportedName) return "export ";
    this.#renamed.push(`${name} as ${exportedName}`);
    return "";
  }
  exportLines(): string[] {
    return this.#renamed.length === 0 ? [] : [`export { ${this.#renamed.join(", ")} };`];
  }
  importLines(): string[] {
    const lines: string[] = [];
    for (const [specifier, names] of this.#imports) {
      const items = [...names].map(([name, local]) =>
        name === local ? name : `${name} as ${local}`,
      );
      lines.push(`import { ${items.toSorted().join(", ")} } from ${JSON.stringify(specifier)};`);
    }
    return lines;
  }
}

/** Every name that a variable of the module may get. */
function collectLocals(module: IrModule): Set<string> {
  const names = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const item of value) visit(item);
    } else if (typeof value === "object" && value !== null) {
      if ("name" in value && "var" in value && typeof value.name === "string") {
        names.add(safeName(value.name)).add(safeName(sourceName(value.name)));
      }
      for (const item of Object.values(value)) visit(item);
    }
  };
  visit(module.definitions);
  visit(module.tests);
  return names;
}
