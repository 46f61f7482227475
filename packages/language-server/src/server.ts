/** A language server over a connection: what the client says of its documents, and what every answer needs. */

import { type FileSystem, InputError, type Library, FileError } from "@neuro-lang/compiler";
import type { SourceFile } from "@neuro-lang/diagnostics";
import { type Snapshot, Workspace } from "@neuro-lang/ide";
import {
  type CancellationToken,
  type ClientCapabilities,
  type Connection,
  type InitializeParams,
  LSPErrorCodes,
  ResponseError,
  type ServerCapabilities,
  TextDocuments,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { Checks } from "./checks.ts";
import { offsetAt } from "./convert.ts";
import { refuse } from "./lifecycle.ts";
import { checkProgress } from "./progress.ts";
import { features } from "./features/index.ts";
import { maySwitch } from "./features/problems.ts";
import { Locations } from "./locations.ts";
import { refresh } from "./refresh.ts";
import { leftOut, readSettings, type Settings } from "./settings.ts";

/** What the server stands on. */
export interface Environment {
  readonly files: FileSystem;
  readonly library: Library;
  /** The folder of the library's modules, if they lie on the disk where a client can open them. */
  readonly libraryFolder: string | undefined;
  readonly version: string;
}

/** A place in a document, and what is known of its project. */
export interface At {
  readonly snapshot: Snapshot;
  readonly path: string;
  readonly source: SourceFile;
  readonly offset: number;
}

/** One group of answers: what it tells the client that it can do, and its handlers. */
export interface Feature {
  capabilities(client: ClientCapabilities, settings: Settings): ServerCapabilities;
  register(server: Server): void;
}

export class Server {
  readonly connection: Connection;
  readonly workspace: Workspace;
  readonly locations: Locations;
  readonly documents = new TextDocuments(TextDocument);
  readonly environment: Environment;
  client: ClientCapabilities = {};
  settings: Settings = readSettings(undefined);
  folders: readonly string[] = [];
  readonly #checks: Checks;
  readonly #afterCheck: ((snapshot: Snapshot, root: string) => void)[] = [];
  readonly #afterRelease: ((root: string) => void)[] = [];
  readonly #afterStart: (() => void)[] = [];
  readonly #afterConfiguration: (() => void)[] = [];
  /** The versions of the open documents that each snapshot is of, by path. */
  readonly #versions = new WeakMap<Snapshot, ReadonlyMap<string, number>>();
  /** Projects of which a document is open. */
  #open: ReadonlySet<string> = new Set();

  constructor(connection: Connection, environment: Environment) {
    this.connection = connection;
    this.environment = environment;
    this.workspace = new Workspace(environment.files, environment.library);
    this.locations = new Locations(environment.libraryFolder);
    this.#checks = new Checks(this.workspace, () => checkProgress(this));
  }

  listen(): void {
    const { connection, documents } = this;
    connection.onRequest(...refuse);
    connection.onInitialize((parameters) => this.#initialize(parameters));
    documents.onDidChangeContent(({ document }) => {
      const path = this.locations.pathOf(document.uri);
      if (path === undefined) return;
      if (!this.environment.library.has(path)) this.workspace.edit(path, document.getText());
      this.#recheck(path);
    });
    documents.onDidClose(({ document }) => {
      const path = this.locations.pathOf(document.uri);
      if (path === undefined) return;
      if (!this.environment.library.has(path)) this.workspace.close(path);
      this.#recheck();
    });
    documents.onDidSave(({ document: { uri } }) => {
      const path = this.locations.pathOf(uri);
      // The disk may hold what it did not.
      if (path !== undefined && this.workspace.isDamaged(path)) return this.filesChanged([uri]);
      // What is shown of other texts may hang on this one.
      refresh(this);
    });
    connection.onInitialized(() => {
      for (const listener of this.#afterStart) listener();
    });
    connection.onDidChangeConfiguration(({ settings }) => {
      void this.#configure(settings);
    });
    documents.listen(connection);
    connection.listen();
  }

  #initialize(parameters: InitializeParams) {
    const { capabilities: client, workspaceFolders, initializationOptions } = parameters;
    this.client = client;
    this.settings = readSettings(initializationOptions);
    this.folders = (workspaceFolders ?? []).flatMap(({ uri }) => this.locations.pathOf(uri) ?? []);
    const capabilities: ServerCapabilities = {
      positionEncoding: "utf-16",
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    };
    const without = leftOut(initializationOptions);
    for (const [name, feature] of Object.entries(features)) {
      if (without.has(name)) continue;
      feature.register(this);
      merge(capabilities, feature.capabilities(client, this.settings));
    }
    return {
      capabilities,
      serverInfo: { name: "Neuro-Lang", version: this.environment.version },
    };
  }

  /** Called once, when the client hears what it is asked. */
  onStarted(listener: () => void): void {
    this.#afterStart.push(listener);
  }

  /** Called when the user has set something, before what is open is looked at again. */
  onConfigured(listener: () => void): void {
    this.#afterConfiguration.push(listener);
  }

  /** Called after each check with what was found. */
  onChecked(listener: (snapshot: Snapshot, root: string) => void): void {
    this.#afterCheck.push(listener);
  }

  /** Called when no document of a project is open any more. */
  onReleased(listener: (root: string) => void): void {
    this.#afterRelease.push(listener);
  }

  /** Files that somebody else has changed, made or removed; folders stand for what is in them. */
  filesChanged(uris: readonly string[]): void {
    this.workspace.changed(uris.flatMap((uri) => this.locations.pathOf(uri) ?? []));
    this.#recheck();
    refresh(this);
  }

  /** What was sent, or what the client keeps if it only says that something has changed. */
  async #configure(sent: unknown): Promise<void> {
    const isEmpty = sent === null || sent === undefined;
    const asks = isEmpty && this.client.workspace?.configuration === true;
    const settings: unknown = asks
      ? await this.connection.workspace.getConfiguration("neuro")
      : sent;
    const read = readSettings(settings);
    // A client that takes no new provider of problems would be left without any.
    const { problems } = maySwitch(this.client) ? read : this.settings;
    this.settings = { ...read, problems };
    for (const listener of this.#afterConfiguration) listener();
    this.#recheck();
    refresh(this);
  }

  /** True if a document of the project is open. */
  isOpen(root: string): boolean {
    return this.#openProjects().has(root);
  }

  /** Looks at all that is open, at the project of what was edited first. */
  #recheck(edited?: string): void {
    const projects = this.#openProjects();
    for (const root of this.#released(projects))
      for (const listener of this.#afterRelease) listener(root);
    const first = edited === undefined ? undefined : this.workspace.projectOf(edited);
    const others = [...projects].filter(([root]) => root !== first);
    const checked = first === undefined ? Promise.resolve() : this.#check(edited!);
    void checked.then(async () => {
      for (const [, path] of others) await this.#check(path);
    });
  }

  /** Projects that were open until now. */
  #released(projects: ReadonlyMap<string, string>): readonly string[] {
    const released = [...this.#open].filter((root) => !projects.has(root));
    this.#open = new Set(projects.keys());
    for (const root of released) this.#checks.release(root);
    return released;
  }

  async #check(path: string): Promise<void> {
    try {
      const snapshot = await this.#checks.of(path);
      const root = this.workspace.projectOf(path);
      if (snapshot === undefined || !this.#open.has(root)) return;
      this.#rememberVersions(snapshot);
      for (const listener of this.#afterCheck) listener(snapshot, root);
    } catch (error) {
      this.#tell("Checking", error);
    }
  }

  /** Projects with the path of a document that is open of each. */
  #openProjects(): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    for (const { uri } of this.documents.all()) {
      const path = this.locations.pathOf(uri);
      if (path !== undefined) found.set(this.workspace.projectOf(path), path);
    }
    return found;
  }

  /** One document of each project that something is open of. */
  projects(): readonly string[] {
    return [...this.#openProjects().values()].map((path) => this.locations.uriOf(path));
  }

  /** The same, and the folders of the workspace. */
  everyProject(): readonly string[] {
    const folders = this.folders.map((path) => this.locations.uriOf(path));
    return [...this.projects(), ...folders];
  }

  /** What is known of the project of a document. Throws to the client if it does not care any more. */
  async snapshot(
    uri: string,
    token: CancellationToken,
  ): Promise<{ snapshot: Snapshot; path: string }> {
    const path = this.locations.pathOf(uri);
    if (path === undefined)
      throw new ResponseError(LSPErrorCodes.RequestFailed, `Not a file: ${uri}`);
    const versionNow = (): number | undefined => this.documents.get(uri)?.version;
    const version = versionNow();
    for (;;) {
      const snapshot = await this.#checks.of(path);
      if (token.isCancellationRequested)
        throw new ResponseError(LSPErrorCodes.RequestCancelled, "Cancelled");
      if (snapshot !== undefined) {
        this.#rememberVersions(snapshot);
        return { snapshot, path };
      }
      // What changed beside the document asks for another check, not for another question.
      if (versionNow() !== version)
        throw new ResponseError(LSPErrorCodes.ContentModified, "The document changed meanwhile");
    }
  }

  /** Every edit makes another snapshot: when one is seen first, the documents are those that it is of. */
  #rememberVersions(snapshot: Snapshot): void {
    if (this.#versions.has(snapshot)) return;
    const versions = new Map<string, number>();
    for (const { uri, version } of this.documents.all()) {
      const path = this.locations.pathOf(uri);
      if (path !== undefined) versions.set(path, version);
    }
    this.#versions.set(snapshot, versions);
  }

  /** The version of the document of a file that a snapshot is of; undefined if it was not open. */
  versionIn(snapshot: Snapshot, path: string): number | undefined {
    return this.#versions.get(snapshot)?.get(path);
  }

  /** Undefined for what is no file, and for a file that is no part of its project. */
  async document(
    { uri }: { readonly uri: string },
    token: CancellationToken,
  ): Promise<Omit<At, "offset"> | undefined> {
    if (this.locations.pathOf(uri) === undefined) return undefined;
    const { snapshot, path } = await this.snapshot(uri, token);
    const source = snapshot.module(path)?.source;
    return source && { snapshot, path, source };
  }

  async at(
    parameters: {
      readonly textDocument: { readonly uri: string };
      readonly position: { readonly line: number; readonly character: number };
    },
    token: CancellationToken,
  ): Promise<At | undefined> {
    const found = await this.document(parameters.textDocument, token);
    return found && { ...found, offset: offsetAt(found.source, parameters.position) };
  }

  /** Runs a handler so that a mistake of ours costs one answer, never the server. */
  guard<P, R>(
    name: string,
    handler: (parameters: P, token: CancellationToken) => Promise<R>,
  ): (parameters: P, token: CancellationToken) => Promise<R | null> {
    return async (parameters, token) => {
      try {
        return await handler(parameters, token);
      } catch (error) {
        if (error instanceof ResponseError) throw error;
        this.#tell(name, error);
        return null;
      }
    };
  }

  #tell(what: string, error: unknown): void {
    // What is wrong with a file on the disk is shown where the file is; the rest is for whoever mends the server.
    const known = error instanceof InputError || error instanceof FileError;
    const text =
      error instanceof Error
        ? known
          ? error.message
          : (error.stack ?? error.message)
        : String(error);
    this.connection.console.error(`${what}: ${text}`);
  }
}

function merge(into: ServerCapabilities, more: ServerCapabilities): void {
  const { workspace, ...rest } = more;
  Object.assign(into, rest);
  if (workspace !== undefined) into.workspace = { ...into.workspace, ...workspace };
}
