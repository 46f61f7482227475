/** A client in the same process: what an editor would send, over streams. */

import { PassThrough } from "node:stream";
import { fileURLToPath } from "node:url";
import { type FileSystem, memoryFiles } from "@neuro-lang/compiler";
import { nodeFiles } from "@neuro-lang/compiler/files";
import { makeLibrary } from "@neuro-lang/compiler/library";
import { librarySources } from "@neuro-lang/compiler/library-sources";
import {
  CancellationTokenSource,
  type ClientCapabilities,
  createConnection,
  type Diagnostic,
  type InitializeResult,
  type PublishDiagnosticsParams,
  ResponseError,
} from "vscode-languageserver/node";
import { Server } from "../src/index.ts";
import { lifecycle } from "../src/lifecycle.ts";

const packages = fileURLToPath(new URL("../..", import.meta.url));
const { library } = await makeLibrary(nodeFiles, librarySources(packages));

/** What came back: a result, or an error that is no answer. */
export interface Answer {
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

export class Client {
  readonly #connection;
  readonly #serving;
  readonly server: Server;
  readonly files: FileSystem;
  /** What the server said last of each document. */
  readonly diagnostics = new Map<string, Diagnostic[]>();
  /** The versions of the documents that this was said of, in order. */
  readonly versions: (number | undefined)[] = [];
  readonly errors: string[] = [];
  #waiting: (() => void)[] = [];
  initialized!: InitializeResult;

  constructor(
    files: Readonly<Record<string, string>>,
    disk: FileSystem = memoryFiles({ "/project/package.json": "{}", ...files }),
  ) {
    const up = new PassThrough();
    const down = new PassThrough();
    const environment = { files: disk, library, libraryFolder: undefined, version: "0" };
    this.files = disk;
    this.#serving = createConnection(up, down, lifecycle());
    this.server = new Server(this.#serving, environment);
    this.server.listen();
    this.#connection = createConnection(down, up);
    this.#connection.onNotification(
      "textDocument/publishDiagnostics",
      ({ uri, version, diagnostics }: PublishDiagnosticsParams) => {
        this.diagnostics.set(uri, diagnostics);
        this.versions.push(version);
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

  /** Like a request, which may be cancelled while it is under way; says what came back, whatever it is. */
  async ask(method: string, parameters: object, cancelled = false): Promise<Answer> {
    const source = new CancellationTokenSource();
    const sent = this.#connection.sendRequest(method, parameters, source.token);
    if (cancelled) source.cancel();
    try {
      return { result: await sent };
    } catch (error) {
      if (!(error instanceof ResponseError)) throw error;
      return { error: { code: error.code, message: error.message } };
    } finally {
      source.dispose();
    }
  }

  /** Lets go of the server, whatever it is at. */
  end(): void {
    this.#connection.dispose();
    this.#serving.dispose();
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
      const found = this.diagnostics.get(uri);
      if (found !== undefined && fits(found)) return found;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }
}
