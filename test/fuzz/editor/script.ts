/**
 * One script: random work in an editor on a small project. Afterwards a server that has seen all of it and one that is started on
 * the outcome must say the same.
 */

import {
  memoryFiles,
  type MemoryFiles,
} from "../../../packages/compiler/src/files/memory-files.ts";
import { type Answer, Client } from "../../../packages/language-server/test/client.ts";
import { Chance } from "../../../packages/testing/src/generate/random.ts";
import { applied, type Change, changesOf } from "./edits.ts";
import { type Corpus, folder, type Project } from "./projects.ts";
import { errorCodes, type Question, questionsAt } from "./requests.ts";

const steps = 14;
/** Places at which both servers are asked everything. */
const places = 4;

/** Runs the script of a seed. Throws what does not hold, with the project as it stands. */
export async function runScript(seed: number, { all, layered }: Corpus): Promise<void> {
  const chance = new Chance(seed);
  const project = chance.pick(chance.once(3) ? layered : all);
  const script = new Script(project, chance.pick(all), chance);
  try {
    await script.run();
    await script.compare();
  } catch (error) {
    throw new Error(`script ${seed}: ${String(error)}\n${script.shown()}`, { cause: error });
  } finally {
    script.end();
  }
}

interface Document {
  text: string;
  version: number;
}

class Script {
  readonly #disk: MemoryFiles;
  readonly #client: Client;
  readonly #open = new Map<string, Document>();
  /** Texts to go back to. */
  readonly #earlier: { readonly path: string; readonly text: string }[] = [];
  readonly #others: readonly string[];
  readonly #chance: Chance;
  readonly #asked: Promise<void>[] = [];
  /** What was done, to be told of a script that fails. */
  readonly #done: string[] = [];

  constructor(project: Project, other: Project, chance: Chance) {
    this.#disk = memoryFiles({ [`${folder}/package.json`]: "{}", ...project });
    this.#client = new Client({}, this.#disk);
    this.#others = [project, other].flatMap((each) => Object.values(each));
    this.#chance = chance;
  }

  async run(): Promise<void> {
    await this.#client.start();
    this.#openSome();
    for (let step = 0; step < steps; step += 1) {
      this.#doSomething();
      for (let count = this.#chance.below(3); count > 0; count -= 1) this.#askSomething();
      this.#done.push("pause");
      if (this.#chance.once(3)) await settled(this.#client, this.#open.keys());
      else if (this.#chance.once(2)) await pause();
    }
    if (this.#open.size === 0) this.#openSome();
    await Promise.all(this.#asked);
  }

  #doSomething(): void {
    const { above, path, text } = this.#somewhere();
    switch (this.#chance.below(16)) {
      case 0:
        return this.#openSome();
      case 1:
        return above === undefined || this.#open.size === 1 ? undefined : this.#close(path);
      case 2:
        return this.#change(path, `${text}${this.#chance.pick(this.#others)}`);
      case 3:
        return this.#undo();
      case 4:
        return this.#write(`${folder}/new${this.#chance.below(3)}.neuro`, text);
      case 5:
        return this.#write(path, this.#chance.pick(this.#others));
      case 6:
        return this.#remove(path);
      case 7:
        this.#write(path.replace(/(\d*)\.neuro$/, "$17.neuro"), text);
        return this.#remove(path);
      default:
        return this.#edit(path, text);
    }
  }

  /** A module of the project; `above` if its text is that of an editor. */
  #somewhere(): { readonly path: string; readonly text: string; readonly above?: Document } {
    const paths = [...new Set([...this.#open.keys(), ...this.#sources()])];
    const path = this.#chance.pick(paths.length === 0 ? [`${folder}/main.neuro`] : paths);
    const above = this.#open.get(path);
    return above === undefined
      ? { path, text: this.#onDisk(path) }
      : { path, text: above.text, above };
  }

  #sources(): readonly string[] {
    return [...this.#disk.contents.keys()].filter((path) => path.endsWith(".neuro")).toSorted();
  }

  #onDisk(path: string): string {
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(this.#disk.contents.get(path));
  }

  #openSome(): void {
    const sources = this.#sources().filter((path) => !this.#open.has(path));
    const path = sources.length === 0 ? `${folder}/unsaved.neuro` : this.#chance.pick(sources);
    this.#openDocument(path, this.#onDisk(path));
  }

  #openDocument(path: string, text: string): void {
    if (this.#open.has(path)) return;
    this.#open.set(path, { text, version: 1 });
    this.#done.push(`open ${path}`);
    this.#client.open(uriOf(path), text);
  }

  #close(path: string): void {
    this.#done.push(`close ${path}`);
    this.#open.delete(path);
    this.#client.notify("textDocument/didClose", { textDocument: { uri: uriOf(path) } });
  }

  /** Keystrokes, none of which waits for an answer. */
  #edit(path: string, before: string): void {
    this.#openDocument(path, before);
    let text = before;
    for (const change of changesOf(before, this.#others, this.#chance)) {
      // No client can say where one half of a line's end is.
      if ([change.start, change.end].some((at) => text.slice(at - 1, at + 1) === "\r\n")) continue;
      this.#send(path, { range: rangeIn(text, change), text: change.text });
      text = applied(text, change);
      if (this.#chance.once(12)) this.#askSomething();
    }
    this.#remember(path, before, text);
  }

  #change(path: string, text: string): void {
    const before = this.#open.get(path)?.text ?? this.#onDisk(path);
    this.#openDocument(path, before);
    this.#send(path, { text });
    this.#remember(path, before, text);
  }

  #remember(path: string, before: string, text: string): void {
    this.#earlier.push({ path, text: before });
    this.#open.get(path)!.text = text;
  }

  #undo(): void {
    const last = this.#earlier.pop();
    if (last !== undefined) this.#change(last.path, last.text);
  }

  #send(path: string, change: object): void {
    const document = this.#open.get(path)!;
    document.version += 1;
    this.#done.push(`change ${path} ${JSON.stringify(change)}`);
    this.#client.notify("textDocument/didChange", {
      textDocument: { uri: uriOf(path), version: document.version },
      contentChanges: [change],
    });
  }

  #write(path: string, text: string): void {
    this.#disk.write(path, text);
    this.#watched(path);
  }

  #remove(path: string): void {
    this.#disk.remove(path);
    this.#watched(path);
  }

  #watched(path: string): void {
    this.#done.push(`written or removed ${path}`);
    this.#client.notify("workspace/didChangeWatchedFiles", {
      changes: [{ uri: uriOf(path), type: 2 }],
    });
  }

  #question(): Question {
    const { capabilities } = this.#client.initialized;
    return this.#chance.pick(questionsAt(capabilities, this.#place()));
  }

  #place() {
    const [path, { text }] = this.#chance.pick([...this.#open]);
    return { uri: uriOf(path), ...positionIn(text, this.#chance.below(text.length + 1)) };
  }

  #askSomething(): void {
    if (this.#open.size === 0) return;
    const { method, parameters } = this.#question();
    const cancelled = this.#chance.once(4);
    const answer = this.#client.ask(method, parameters, cancelled);
    this.#asked.push(
      answer.then(({ error }) => {
        if (error !== undefined && !isExpected(error))
          throw new Error(`${method} failed: ${JSON.stringify(error)}`);
      }),
    );
  }

  async compare(): Promise<void> {
    const { capabilities } = this.#client.initialized;
    const fresh = new Client({}, this.#disk);
    try {
      await fresh.start();
      for (const [path, { text }] of this.#open) fresh.open(uriOf(path), text);
      const paths = [...this.#open.keys()];
      await Promise.all([settled(this.#client, paths), settled(fresh, paths)]);
      same("problems", problemsOf(this.#client), problemsOf(fresh));
      for (let count = 0; count < places; count += 1) {
        const place = this.#place();
        for (const { method, parameters } of questionsAt(capabilities, place)) {
          const ours = await this.#client.ask(method, parameters, false);
          const theirs = await fresh.ask(method, parameters, false);
          same(`${method} ${JSON.stringify(parameters)}`, ours, theirs);
        }
      }
      same("what the servers tell", [...this.#client.errors, ...fresh.errors], []);
    } finally {
      fresh.end();
    }
  }

  /** What was done and the project as it stands, to look at what went wrong. */
  shown(): string {
    const files = [...new Set([...this.#sources(), ...this.#open.keys()])];
    const texts = files.map(
      (path) => `=== ${path}\n${this.#open.get(path)?.text ?? this.#onDisk(path)}`,
    );
    return [...this.#done, ...texts].join("\n");
  }

  end(): void {
    this.#client.end();
  }
}

/** What a client that changed the document or cancelled meanwhile gets, and the name that cannot be changed. */
function isExpected({ code }: NonNullable<Answer["error"]>): boolean {
  return [errorCodes.ContentModified, errorCodes.RequestCancelled, errorCodes.RequestFailed].some(
    (expected) => expected === code,
  );
}

/** Waits until the server has said all that it has to say. */
async function settled(client: Client, paths: Iterable<string>): Promise<void> {
  for (const path of paths) {
    const outline = { textDocument: { uri: uriOf(path) } };
    for (let answer = await client.ask("textDocument/documentSymbol", outline); ;) {
      if (answer.error?.code !== errorCodes.ContentModified) break;
      answer = await client.ask("textDocument/documentSymbol", outline);
    }
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 1);
  });
}

function problemsOf({ diagnostics }: Client): object {
  return Object.fromEntries(
    [...diagnostics]
      .filter(([, found]) => found.length > 0)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Each server numbers its answers in its own way. */
function withoutNumbers(key: string, value: unknown): unknown {
  return key === "resultId" ? undefined : value;
}

/** Says where two answers part. */
function same(what: string, ours: unknown, theirs: unknown): void {
  const [a, b] = [ours, theirs].map((each) => JSON.stringify(each, withoutNumbers, 1).split("\n"));
  const at = a!.findIndex((line, index) => line !== b![index]);
  if (at === -1 && a!.length === b!.length) return;
  const around = (lines: readonly string[]): string =>
    lines.slice(Math.max(0, at - 12), at + 12).join("\n");
  throw new Error(`${what} differ:\n${around(a!)}\n── a fresh server ──\n${around(b!)}`);
}

function uriOf(path: string): string {
  return `file://${path}`;
}

function positionIn(text: string, offset: number) {
  const before = text.slice(0, offset).split(/\r\n?|\n/);
  return { line: before.length - 1, character: before.at(-1)!.length };
}

function rangeIn(text: string, { start, end }: Change) {
  return { start: positionIn(text, start), end: positionIn(text, end) };
}
