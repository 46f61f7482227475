/** A client in the same process: what an editor would send, over streams. */

import { PassThrough } from "node:stream";
import { fileURLToPath } from "node:url";
import { memoryFiles, type MemoryFiles } from "@neuro-lang/compiler";
import { nodeFiles } from "@neuro-lang/compiler/files";
import { makeLibrary } from "@neuro-lang/compiler/library";
import { librarySources } from "@neuro-lang/compiler/library-sources";
import {
  type ClientCapabilities,
  createConnection,
  type Diagnostic,
  type InitializeResult,
} from "vscode-languageserver/node";
import { Server } from "../src/index.ts";

const packages = fileURLToPath(new URL("../..", import.meta.url));
const { library } = await makeLibrary(nodeFiles, librarySources(packages));

export class Client {
  readonly #connection;
  readonly #diagnostics = new Map<string, Diagnostic[]>();
  readonly errors: string[] = [];
  readonly files: MemoryFiles;
  readonly server: Server;
  #waiting: (() => void)[] = [];
  initialized!: InitializeResult;

  constructor(files: Readonly<Record<string, string>>) {
    const up = new PassThrough();
    const down = new PassThrough();
    const disk = memoryFiles({ "/project/package.json": "{}", ...files });
    this.files = disk;
    const environment = { files: disk, library, libraryFolder: undefined, version: "0" };
    this.server = new Server(createConnection(up, down), environment);
    this.server.listen();
    this.#connection = createConnection(down, up);
    this.#connection.onNotification(
      "textDocument/publishDiagnostics",
      ({ uri, diagnostics }: { uri: string; diagnostics: Diagnostic[] }) => {
        this.#diagnostics.set(uri, diagnostics);
        for (const wake of this.#waiting.splice(0)) wake();
      },
    );
    this.#connection.onNotification("window/logMessage", ({ message }: { message: string }) => {
      this.errors.push(message);
    });
    this.#connection.listen();
  }

  /** `more` is what a client can do beyond the usual, `settings` what its user has set. */
  async start(more: ClientCapabilities = {}, settings?: object): Promise<this> {
    const { textDocument, ...rest } = more;
    this.initialized = await this.request("initialize", {
      processId: null,
      rootUri: null,
      capabilities: {
        ...rest,
        textDocument: {
          definition: { linkSupport: true },
          publishDiagnostics: {},
          ...textDocument,
        },
      },
      initializationOptions: settings,
      workspaceFolders: [{ uri: "file:///project", name: "project" }],
    });
    this.notify("initialized", {});
    return this;
  }

  /** How the client answers what the server asks. */
  answer(method: string, reply: (parameters: never) => unknown): void {
    this.#connection.onRequest(method, reply);
  }

  onNotification<T>(method: string, listener: (parameters: T) => void): void {
    this.#connection.onNotification(method, listener);
  }

  request<T>(method: string, parameters: object): Promise<T> {
    return this.#connection.sendRequest(method, parameters) as Promise<T>;
  }

  notify(method: string, parameters: object): void {
    void this.#connection.sendNotification(method, parameters);
  }

  open(uri: string, text: string): void {
    this.notify("textDocument/didOpen", {
      textDocument: { uri, languageId: "neuro", version: 1, text },
    });
  }

  /** Replaces the whole text. */
  change(uri: string, version: number, text: string): void {
    this.notify("textDocument/didChange", {
      textDocument: { uri, version },
      contentChanges: [{ text }],
    });
  }

  /** Waits until the problems of a document satisfy a condition. */
  async problems(
    uri: string,
    fits: (diagnostics: readonly Diagnostic[]) => boolean,
  ): Promise<readonly Diagnostic[]> {
    for (;;) {
      const found = this.#diagnostics.get(uri);
      if (found !== undefined && fits(found)) return found;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }
}
