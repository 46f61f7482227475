/** Items: imports, neuros, nets, agents, memory, resources, tests, policies. */

import { diagnostics } from "@neuro-lang/diagnostics";

import type { KeptItems } from "../keep.ts";
import { tokenSet } from "../token-sets.ts";
import * as T from "../tokens.ts";
import type {
  Agent,
  AgentMember,
  Attribute,
  Block,
  Expression,
  Import,
  ImportName,
  Item,
  Memory,
  Module,
  ModuleLet,
  Neuro,
  Parameter,
  Policy,
  PolicyRule,
  PolicyWord,
  Reexport,
  Resource,
  Test,
} from "../tree/index.ts";
import { SyntaxBreak } from "./base.ts";
import { type ItemStart, TypeDeclarationGrammar } from "./type-declarations.ts";

/** What begins a statement and never a declaration. */
const statementStarts = tokenSet(
  T.Identifier,
  T.TypeName,
  T.TextOpen,
  T.IntLiteral,
  T.IfKeyword,
  T.ForKeyword,
  T.WhileKeyword,
  T.MatchKeyword,
  T.VarKeyword,
  T.ReturnKeyword,
  T.DeferKeyword,
  T.DoKeyword,
  T.ExpectKeyword,
  T.SpawnKeyword,
  T.AwaitKeyword,
  T.SelectKeyword,
  T.RaceKeyword,
  T.ParallelKeyword,
);

export abstract class DeclarationGrammar extends TypeDeclarationGrammar {
  protected moduleItems(kept: KeptItems | undefined): Module {
    const items: Item[] = [];
    for (;;) {
      while (this.at(T.Newline) || this.at(T.Semicolon)) this.take();
      if (this.atEnd()) break;
      if (this.strayCloser()) continue;
      const same = kept?.take(this.index, () => this.documentationBefore());
      if (same !== undefined) this.goTo(same.next);
      items.push(same?.item ?? this.recoveringItem());
      if (this.lifted.length > 0) items.push(...this.lifted.splice(0));
      if (this.LA(0).tokenType === T.Newline || this.strayCloser()) continue;
      if (this.at(T.Newline) || this.at(T.Semicolon) || this.atEnd()) continue;
      this.reportSlip("the end of the declaration");
      this.skipItem();
    }
    return {
      kind: "Module",
      start: 0,
      end: this.source.text.length,
      items,
      comments: [...this.comments],
      documentation: this.moduleDocumentation(),
    };
  }

  /** A closing bracket that nothing opened: says so, and goes on behind it. */
  private strayCloser(): boolean {
    const token = this.token;
    switch (token.tokenType) {
      case T.BraceClose:
      case T.ParenClose:
      case T.BracketClose: {
        const span = this.spanOf(token);
        if (this.isNewSlip()) {
          const fix = {
            title: `Remove the \`${token.image}\``,
            edits: [{ span, newText: "" }],
            safe: false,
          };
          this.problems.push(
            diagnostics.strayBracket.at(span, { bracket: token.image }, { fixes: [fix] }),
          );
        }
        this.skip();
        return true;
      }
      default:
        return false;
    }
  }

  private moduleDocumentation(): string | undefined {
    const lines = this.comments
      .filter(({ kind }) => kind === "module-documentation")
      .map(({ text }) => text.slice(3).replace(/^ /u, ""));
    return lines.length === 0 ? undefined : lines.join("\n");
  }

  private recoveringItem(): Item {
    const { start } = this;
    this.depth = 0;
    this.reservedParameters = [];
    this.namesToAdd = [];
    this.self = undefined;
    this.forgetIndentation();
    try {
      return this.item();
    } catch (thrown) {
      if (!(thrown instanceof SyntaxBreak)) throw thrown;
      this.skipItem();
      return {
        kind: "ErrorItem",
        start: Math.min(start, this.lastEnd),
        end: this.lastEnd,
        attributes: [],
        exported: false,
        documentation: undefined,
      };
    }
  }

  /** Skips to the next line end outside braces, or to a word that begins an item on a line of its own. */
  private skipItem(): void {
    let braces = 0;
    for (;;) {
      switch (this.token.tokenType) {
        case T.endOfFile:
          return;
        case T.Newline: {
          const next = this.LA(2).tokenType;
          if (
            braces <= 0 ||
            next === T.NeuroKeyword ||
            next === T.ExportKeyword ||
            next === T.ImportKeyword
          )
            return;
          break;
        }
        case T.BlockOpen:
        case T.RecordOpen:
          braces++;
          break;
        case T.BraceClose:
          braces--;
          break;
        default:
      }
      this.skip();
    }
  }

  private item(): Item {
    const item = this.itemStart();
    const token = this.token;
    switch (token.tokenType) {
      case T.ImportKeyword:
        return this.importItem(item);
      case T.NeuroKeyword:
        return this.neuro(item);
      case T.TypeKeyword:
        return this.typeDeclaration(item);
      case T.LetKeyword:
        return this.moduleLet(item);
      case T.BlockOpen:
        if (item.exported) return this.reexport(item);
        break;
      case T.NetKeyword:
      case T.LearnedKeyword:
      case T.ExternKeyword:
        return this.neuro(item);
      case T.OpaqueKeyword:
        return this.opaqueDeclaration(item);
      case T.InterfaceKeyword:
        return this.interfaceDeclaration(item);
      case T.AgentKeyword:
      case T.PersonalKeyword:
      case T.SecretKeyword:
      case T.UntrustedKeyword:
        return this.agent(item);
      case T.MemoryKeyword:
        return this.memory(item);
      case T.ResourceKeyword:
        return this.resource(item);
      case T.TestKeyword:
        return this.test(item);
      case T.PolicyKeyword:
        return this.policy(item);
      default:
    }
    if (statementStarts[token.tokenTypeIdx] === 1) this.statementOutside();
    return this.slip("a declaration, such as `neuro`, `type`, `let`, `import` or `test`");
  }

  /** A statement where only declarations stand: reported once for a run of them. */
  private statementOutside(): never {
    if (this.isNewSlip())
      this.problems.push(
        diagnostics.statementOutside.at(this.spanOf(this.token), {
          variable: this.at(T.VarKeyword),
        }),
      );
    throw new SyntaxBreak("reported");
  }

  private itemStart(): ItemStart {
    const documentation = this.documentationBefore();
    const { start } = this;
    const attributes = this.attributes();
    const exported = this.takeIf(T.ExportKeyword);
    return {
      start,
      attributes,
      exported,
      documentation:
        documentation ?? (attributes.length > 0 ? this.documentationBefore() : undefined),
    };
  }

  private attributes(): Attribute[] {
    const attributes: Attribute[] = [];
    while (this.at(T.At)) {
      const { start } = this;
      this.skip();
      const name = this.identifier("an attribute's name");
      const args = this.at(T.ParenOpen) ? this.callArguments() : [];
      attributes.push({ kind: "Attribute", start, end: this.lastEnd, name, arguments: args });
    }
    return attributes;
  }

  private importItem(item: ItemStart): Import {
    this.skip();
    const foreign =
      this.at(T.JsKeyword) || this.at(T.McpKeyword)
        ? (this.take().image as "js" | "mcp")
        : undefined;
    let names: ImportName[] = [];
    let namespace;
    if (this.takeIf(T.Star)) {
      this.expect(T.AsKeyword, "`as` and a name");
      namespace = this.identifier("a name in lower case");
    } else if (this.atIdentifier()) {
      namespace = this.bareImport();
    } else {
      names = this.importNames();
    }
    this.expect(T.FromKeyword, "`from` and the module");
    const from = this.text('the module, a text such as `"neuro:fs"` or `"./other"`');
    return { kind: "Import", ...item, end: this.lastEnd, foreign, names, namespace, from };
  }

  /** `import fs from "neuro:fs"`, `import json`: a name for the whole module. */
  private bareImport(): ImportName["name"] {
    const name = this.importedName();
    const span = this.span(name.start, name.end);
    const meant = `* as ${name.text}`;
    if (this.at(T.FromKeyword)) {
      const before = this.span(name.start, name.start);
      this.foreignForm(span, `import ${name.text} from`, `import ${meant} from`, [
        { span: before, newText: "* as " },
      ]);
      return name;
    }
    if (!this.isNewSlip()) throw new SyntaxBreak("reported");
    const whole = `import ${meant} from "neuro:${name.text}"`;
    this.foreignForm(span, `import ${name.text}`, whole);
    throw new SyntaxBreak("reported");
  }

  private reexport(item: ItemStart): Reexport {
    const names = this.importNames();
    this.expect(T.FromKeyword, "`from` and the module");
    const from = this.text('the module, a text such as `"./other"`');
    return { kind: "Reexport", ...item, end: this.lastEnd, names, from };
  }

  private importNames(): ImportName[] {
    const open = this.expect(T.BlockOpen, "`{` and the names, or `* as name`");
    this.skipNewlines();
    const names: ImportName[] = [];
    while (!this.at(T.BraceClose)) {
      const { start } = this;
      const versioned = this.atTypeName();
      const name = this.importedName();
      const version = versioned ? this.version() : undefined;
      const as = this.takeIf(T.AsKeyword) ? this.importedName() : undefined;
      names.push({ kind: "ImportName", start, end: this.lastEnd, name, version, as });
      if (!this.separator()) break;
    }
    this.close(T.BraceClose, open, "`,` or `}`");
    return names;
  }

  private importedName(): ImportName["name"] {
    if (!this.atIdentifier() && !this.atTypeName()) this.slip("a name");
    return this.takeName();
  }

  private neuro(item: ItemStart): Neuro {
    let learned = false;
    let extern = false;
    if (this.takeIf(T.LearnedKeyword)) learned = true;
    else if (this.takeIf(T.ExternKeyword)) extern = true;
    if (!this.at(T.NeuroKeyword) && !this.at(T.NetKeyword)) this.slip("`neuro` or `net`");
    const form = this.take().image as "neuro" | "net";
    const name = this.lowerWord("the name, in lower case");
    const signature = this.signature(true);
    const body = this.body();
    if (this.reservedParameters.length > 0) this.noteReservedParameters(body !== undefined);
    return {
      kind: "Neuro",
      ...item,
      end: this.lastEnd,
      form,
      learned,
      extern,
      name,
      signature,
      body,
    };
  }

  /** Notes parameters that are named by keywords: with a body, they cannot be used. */
  private noteReservedParameters(hasBody: boolean): void {
    if (hasBody)
      for (const start of this.reservedParameters)
        this.keywordNames.push({ start, place: "parameter" });
    this.reservedParameters = [];
  }

  private body(): Block | Expression | undefined {
    if (this.takeIf(T.Equals)) return this.recoveringValue();
    if (this.at(T.FatArrow)) {
      const span = this.spanOf(this.take());
      this.foreignForm(span, "=> e", "= e", [{ span, newText: "=" }]);
      return this.recoveringValue();
    }
    return this.at(T.BlockOpen) || this.beginsIndented() ? this.block() : undefined;
  }

  /** True if an indented line follows where a body's brace should stand. */
  private beginsIndented(): boolean {
    const { text } = this.source;
    const from = this.at(T.Colon) ? this.token.endOffset! + 1 : this.lastEnd;
    return /^[ \t\r]*\n(?:[ \t\r]*\n)*[ \t]+[^\s}/]/u.test(text.slice(from, from + 300));
  }

  private requiredBody(): Block | Expression {
    return this.body() ?? this.slip("the body: `{` … `}`, or `=` and an expression");
  }

  private memory(item: ItemStart): Memory {
    this.skip();
    const name = this.identifier("the cell's name, in lower case");
    this.expect(T.Colon, "`:` and the cell's type");
    const type = this.typeExpression();
    const value = this.takeIf(T.Equals) ? this.recoveringValue() : undefined;
    return { kind: "Memory", ...item, end: this.lastEnd, name, type, value };
  }

  private resource(item: ItemStart): Resource {
    this.skip();
    const name = this.identifier("the resource's name, in lower case");
    this.expect(T.Equals, "`=` and the resource");
    const value = this.recoveringValue();
    return { kind: "Resource", ...item, end: this.lastEnd, name, value };
  }

  private moduleLet(item: ItemStart): ModuleLet {
    this.skip();
    const name = this.identifier("a name in lower case");
    const type = this.takeIf(T.Colon) ? this.typeExpression() : undefined;
    this.expect(T.Equals, "`=` and the value");
    const value = this.recoveringValue();
    return { kind: "ModuleLet", ...item, end: this.lastEnd, name, type, value };
  }

  private agent(item: ItemStart): Agent {
    const labels = this.labelMarks();
    this.expect(T.AgentKeyword, "`agent`");
    const name = this.typeName("the agent's name, in upper case");
    const signature = this.signature(true);
    const open = this.expect(T.BlockOpen, "`{` and the members");
    const members: AgentMember[] = [];
    for (;;) {
      while (this.at(T.Newline) || this.at(T.Semicolon)) this.take();
      if (this.at(T.BraceClose) || this.atEnd()) break;
      if (this.atItemStart() && !this.at(T.NeuroKeyword)) break;
      members.push(this.recoveringMember());
      if (this.at(T.Newline) || this.at(T.BraceClose) || this.at(T.Semicolon) || this.atEnd())
        continue;
      this.reportSlip("the end of the member");
      this.skipStatement();
    }
    this.close(T.BraceClose, open, "`}`");
    return { kind: "Agent", ...item, end: this.lastEnd, labels, name, signature, members };
  }

  private recoveringMember(): AgentMember {
    const { start } = this;
    const { depth } = this;
    try {
      return this.agentMember();
    } catch (thrown) {
      if (!(thrown instanceof SyntaxBreak)) throw thrown;
      this.depth = depth;
      this.skipStatement();
      return {
        kind: "ErrorItem",
        start: Math.min(start, this.lastEnd),
        end: this.lastEnd,
        attributes: [],
        exported: false,
        documentation: undefined,
      };
    }
  }

  private agentMember(): AgentMember {
    const item = this.itemStart();
    const { start, documentation } = item;
    switch (this.token.tokenType) {
      case T.MemoryKeyword:
        return this.memory(item);
      case T.NeuroKeyword:
        return this.neuro(item);
      case T.OnKeyword: {
        this.skip();
        const name = this.word("the message's name");
        const signature = this.signature(false);
        const body = this.requiredBody();
        return { kind: "Handler", start, end: this.lastEnd, name, signature, body, documentation };
      }
      case T.EveryKeyword: {
        this.skip();
        const period = this.operation();
        const body = this.block();
        return { kind: "Every", start, end: this.lastEnd, period, body };
      }
      case T.MigrateKeyword: {
        this.skip();
        this.expect(T.FromKeyword, "`from` and the old version, such as `@1`");
        const version = this.version() ?? this.slip("the old version, such as `@1`");
        const parameters = this.parameters();
        const body = this.block();
        return { kind: "Migrate", start, end: this.lastEnd, version, parameters, body };
      }
      default:
        return this.slip("a member: `memory`, `on`, `every`, `neuro` or `migrate`");
    }
  }

  private test(item: ItemStart): Test {
    this.skip();
    const name = this.text("the test's name, a text");
    let parameters: Parameter[] = [];
    let forAll = false;
    let file;
    if (this.takeIf(T.ForKeyword)) {
      this.expect(T.AllKeyword, "`all` and the generated values");
      forAll = true;
      parameters = this.parameters();
    } else if (this.takeIf(T.OnKeyword)) {
      file = this.text("the file of cases, a text");
      parameters = this.parameters();
    }
    const body = this.block();
    return { kind: "Test", ...item, end: this.lastEnd, name, parameters, forAll, file, body };
  }

  private policy(item: ItemStart): Policy {
    this.skip();
    const open = this.expect(T.BlockOpen, "`{` and the rules");
    const rules: PolicyRule[] = [];
    for (;;) {
      this.skipNewlines();
      if (this.at(T.BraceClose) || this.atEnd()) break;
      rules.push(
        this.recovering<PolicyRule>(
          () => this.policyRule(),
          () => this.skipStatement(),
          (start, end) => ({ kind: "PolicyRule", start, end, words: [] }),
        ),
      );
    }
    this.close(T.BraceClose, open, "`}`");
    return { kind: "Policy", ...item, end: this.lastEnd, rules };
  }

  private policyRule(): PolicyRule {
    const { start } = this;
    const words: PolicyWord[] = [];
    while (!this.at(T.Newline) && !this.at(T.BraceClose) && !this.atEnd())
      words.push(this.policyWord());
    return { kind: "PolicyRule", start, end: this.lastEnd, words };
  }

  private policyWord(): PolicyWord {
    const token = this.token;
    const start = token.startOffset;
    switch (token.tokenType) {
      case T.TextOpen: {
        const literal = this.textLiteral();
        const text = literal.parts
          .map((part) => (part.kind === "TextPart" ? part.value : ""))
          .join("");
        return { kind: "PolicyWord", start, end: this.lastEnd, sort: "text", text };
      }
      case T.IntLiteral:
      case T.FloatLiteral:
      case T.UnitLiteral:
        this.skip();
        return { kind: "PolicyWord", start, end: this.lastEnd, sort: "number", text: token.image };
      case T.Dot:
      case T.Comma:
        this.skip();
        return {
          kind: "PolicyWord",
          start,
          end: this.lastEnd,
          sort: "punctuation",
          text: token.image,
        };
      default:
        if (!this.atWord()) this.slip("a word, a text or a number of the rule");
        this.skip();
        return { kind: "PolicyWord", start, end: this.lastEnd, sort: "word", text: token.image };
    }
  }
}
