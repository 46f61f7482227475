/** Which tests there are: files at first, the tests of a file when somebody looks at it or edits it. */

import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";

/** What `neuro/tests` says of a document. */
interface TestPlace {
  readonly name: string;
  readonly range: vscode.Range;
  readonly example: boolean;
}

/** Folders that `neuroc` passes over as well. */
const passedOver = "**/{node_modules,dist,out,coverage,.*}/**";
/** Milliseconds of silence after which an edited document is looked at. */
const settled = 300;

/** Tests begin with their word, examples of documentation with a fence. */
async function mayHoldTests(uri: vscode.Uri): Promise<boolean> {
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  return /^test\b|^\s*\/\/[/!]\s*```/m.test(text);
}

export class Discovery {
  readonly #controller: vscode.TestController;
  readonly #client: BaseLanguageClient;
  readonly #subscriptions: vscode.Disposable[] = [];
  readonly #waiting = new Map<string, NodeJS.Timeout>();
  readonly #details = new WeakMap<vscode.FileCoverage, vscode.StatementCoverage[]>();

  constructor(controller: vscode.TestController, client: BaseLanguageClient) {
    this.#controller = controller;
    this.#client = client;
    controller.resolveHandler = async (item) => {
      if (item === undefined) await this.#findFiles();
      else await this.#findTests(item);
    };
    controller.refreshHandler = () => this.#findFiles();
    const watcher = vscode.workspace.createFileSystemWatcher("**/*.neuro");
    this.#subscriptions.push(
      watcher,
      watcher.onDidDelete((uri) => controller.items.delete(uri.toString())),
      vscode.workspace.onDidOpenTextDocument((document) => this.#look(document)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#look(document)),
    );
    for (const document of vscode.workspace.textDocuments) this.#look(document);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    for (const timer of this.#waiting.values()) clearTimeout(timer);
  }

  /** The item of a document, with its tests. */
  async fileOf({ uri }: vscode.TextDocument): Promise<vscode.TestItem> {
    const item = this.#fileItem(uri);
    await this.#findTests(item);
    return item;
  }

  /** Every file that seems to have tests. */
  async files(): Promise<readonly vscode.TestItem[]> {
    await this.#findFiles();
    return [...this.#controller.items].map(([, item]) => item);
  }

  /** The tests of a file, looked for if nobody has yet. */
  async testsOf(file: vscode.TestItem): Promise<readonly vscode.TestItem[]> {
    if (file.canResolveChildren && file.children.size === 0) await this.#findTests(file);
    return [...file.children].map(([, item]) => item);
  }

  remember(coverage: vscode.FileCoverage, details: vscode.StatementCoverage[]): void {
    this.#details.set(coverage, details);
  }

  detailsOf(coverage: vscode.FileCoverage): vscode.StatementCoverage[] {
    return this.#details.get(coverage) ?? [];
  }

  async #findFiles(): Promise<void> {
    const found = await vscode.workspace.findFiles("**/*.neuro", passedOver);
    const uris = new Set(found.map(String));
    for (const [id] of this.#controller.items) if (!uris.has(id)) this.#controller.items.delete(id);
    await Promise.all(
      found.map(async (uri) => {
        if (await mayHoldTests(uri)) this.#controller.items.add(this.#fileItem(uri));
      }),
    );
  }

  #fileItem(uri: vscode.Uri): vscode.TestItem {
    const id = uri.toString();
    const known = this.#controller.items.get(id);
    if (known !== undefined) return known;
    const item = this.#controller.createTestItem(id, vscode.workspace.asRelativePath(uri), uri);
    item.canResolveChildren = true;
    return item;
  }

  async #findTests(file: vscode.TestItem): Promise<void> {
    const found = await this.#client.sendRequest<readonly TestPlace[] | null>("neuro/tests", {
      textDocument: { uri: this.#client.code2ProtocolConverter.asUri(file.uri!) },
    });
    const { createTestItem } = this.#controller;
    file.children.replace(
      (found ?? []).map(({ name, range: { start, end }, example }, index) => {
        const item = createTestItem(`${name} ${index}`, name, file.uri);
        item.range = new vscode.Range(start.line, start.character, end.line, end.character);
        if (example) item.description = "example";
        return item;
      }),
    );
    // The first test of a file brings it in, and the last one takes it out.
    if (file.children.size === 0) this.#controller.items.delete(file.id);
    else this.#controller.items.add(file);
  }

  #look(document: vscode.TextDocument): void {
    const id = document.uri.toString();
    if (document.languageId !== "neuro" || document.uri.scheme === "neuro") return;
    clearTimeout(this.#waiting.get(id));
    this.#waiting.set(
      id,
      setTimeout(() => {
        this.#waiting.delete(id);
        // While a document changes, an answer may be refused; the next edit asks again.
        this.#findTests(this.#fileItem(document.uri)).catch(() => {});
      }, settled),
    );
  }
}
