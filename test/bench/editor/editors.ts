/** The same actions in two editors' back ends: ours over its protocol, TypeScript's own server over its own. */

import { ServerProcess } from "./process.ts";

export interface Position {
  readonly line: number;
  readonly character: number;
}

/** What the benchmark does. Every action ends when its outcome is there. */
export interface Editor {
  readonly memory: number;
  /** Milliseconds that the server has worked. */
  readonly worked: number;
  /** Opens a document and waits for its problems. */
  open(path: string, text: string): Promise<void>;
  /** Puts a text in the place of another, and waits for the problems of the document. */
  change(path: string, start: Position, end: Position, text: string): Promise<void>;
  /** What could stand here; gives how much was offered. */
  complete(path: string, at: Position): Promise<number>;
  end(): void;
}

export class NeuroEditor implements Editor {
  readonly #server: ServerProcess;
  readonly #versions = new Map<string, number>();
  #requests = 0;
  completes = false;

  constructor(words: readonly string[]) {
    this.#server = new ServerProcess(words);
  }

  async start(folder: string): Promise<void> {
    const workspaceFolders = [{ uri: `file://${folder}`, name: "bench" }];
    const { result } = await this.#request("initialize", {
      processId: null,
      rootUri: null,
      capabilities: { textDocument: { diagnostic: {} } },
      workspaceFolders,
    });
    this.completes = "completionProvider" in (result as { capabilities: object }).capabilities;
    this.#notify("initialized", {});
  }

  get memory(): number {
    return this.#server.memory;
  }

  get worked(): number {
    return this.#server.worked;
  }

  async open(path: string, text: string): Promise<void> {
    this.#versions.set(path, 1);
    const uri = `file://${path}`;
    this.#notify("textDocument/didOpen", {
      textDocument: { uri, languageId: "neuro", version: 1, text },
    });
    await this.#checked(path);
  }

  async change(path: string, start: Position, end: Position, text: string): Promise<void> {
    const version = this.#versions.get(path)! + 1;
    this.#versions.set(path, version);
    this.#notify("textDocument/didChange", {
      textDocument: { uri: `file://${path}`, version },
      contentChanges: [{ range: { start, end }, text }],
    });
    await this.#checked(path);
  }

  async complete(path: string, position: Position): Promise<number> {
    const { result } = await this.#request("textDocument/completion", {
      textDocument: { uri: `file://${path}` },
      position,
    });
    const items = (result as { items?: unknown[] } | null)?.items ?? result;
    return Array.isArray(items) ? items.length : 0;
  }

  /** Asked for, as from TypeScript's server: it would not send again what has not changed. */
  async #checked(path: string): Promise<void> {
    const { result } = await this.#request("textDocument/diagnostic", {
      textDocument: { uri: `file://${path}` },
    });
    if (result === undefined) throw new Error("no problems were answered");
  }

  async #request(method: string, params: object) {
    const id = (this.#requests += 1);
    const answer = this.#server.next(
      (message) => message.id === id && message.method === undefined,
    );
    this.#send({ id, method, params });
    return answer;
  }

  #notify(method: string, params: object): void {
    this.#send({ method, params });
  }

  #send(message: object): void {
    const text = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.#server.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  end(): void {
    this.#server.end();
  }
}

export class TypeScriptEditor implements Editor {
  readonly #server: ServerProcess;
  #requests = 0;

  constructor(words: readonly string[]) {
    this.#server = new ServerProcess(words);
  }

  get memory(): number {
    return this.#server.memory;
  }

  get worked(): number {
    return this.#server.worked;
  }

  async open(path: string, text: string): Promise<void> {
    this.#send("open", { file: path, fileContent: text });
    await this.#checked(path);
  }

  async change(path: string, start: Position, end: Position, text: string): Promise<void> {
    this.#send("change", {
      file: path,
      line: start.line + 1,
      offset: start.character + 1,
      endLine: end.line + 1,
      endOffset: end.character + 1,
      insertString: text,
    });
    await this.#checked(path);
  }

  async complete(path: string, { line, character }: Position): Promise<number> {
    const answer = await this.#ask("completionInfo", {
      file: path,
      line: line + 1,
      offset: character + 1,
    });
    return (answer.body as { entries?: unknown[] } | undefined)?.entries?.length ?? 0;
  }

  /** What an editor asks for after a change. */
  async #checked(path: string): Promise<void> {
    const seq = this.#requests + 1;
    const done = this.#server.next(
      ({ event, body }) =>
        event === "requestCompleted" && (body as { request_seq: number }).request_seq === seq,
    );
    this.#send("geterr", { files: [path], delay: 0 });
    await done;
  }

  async #ask(command: string, parameters: object) {
    const seq = this.#requests + 1;
    const answer = this.#server.next(({ request_seq }) => request_seq === seq);
    this.#send(command, parameters);
    return answer;
  }

  #send(command: string, parameters: object): void {
    this.#requests += 1;
    const message = { seq: this.#requests, type: "request", command, arguments: parameters };
    this.#server.write(`${JSON.stringify(message)}\n`);
  }

  end(): void {
    this.#server.end();
  }
}
