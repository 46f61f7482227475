/** The host of a program in a browser: a console that others show, the clock, timers and chance; nothing else is there. */

import type { ConsoleProvider, Host, ProcessProvider } from "../host.ts";
import { HostProblem } from "../host.ts";
import { FixedEnv, FixedStdin } from "../host/fixed-env.ts";
import { LimitedFiles } from "../host/limited-files.ts";
import { VirtualFiles } from "../host/virtual-files.ts";
import { noPlaces } from "../limits.ts";
import { toText } from "../text.ts";

/** Who started the program. Nothing is told after its end. */
export interface BrowserPort {
  write(stream: "out" | "error", text: string): void;
  /** The JavaScript stack of the error that ends the program. */
  trace(stack: string): void;
  end(code: number): void;
}

export function browserHost(words: readonly string[], input: string, port: BrowserPort): Host {
  const console = new PortConsole(port);
  return {
    console,
    clock: {
      now: () => Date.now(),
      elapsed: () => performance.now(),
      get zone() {
        return new Intl.DateTimeFormat().resolvedOptions().timeZone;
      },
    },
    timer: {
      sleep(milliseconds) {
        console.flush();
        return new Promise((resolve) => setTimeout(resolve, milliseconds));
      },
    },
    random: { next: () => Math.random() },
    env: new FixedEnv([]),
    stdin: new FixedStdin(input),
    process: new LoneProcess(words, console, port),
    fs: new LimitedFiles(
      new VirtualFiles(),
      { folder: "/", read: [], write: [], programs: [], places: noPlaces },
      (path) => path,
    ),
  };
}

const pieceLength = 1 << 14;
/** Milliseconds after which what was written is shown, however little it is. */
const patience = 50;

/** A message for each line would cost more than the program: lines go together, and none waits long. */
class PortConsole implements ConsoleProvider {
  readonly isTerminal = false;
  readonly width = 80;
  readonly colours = false;
  readonly #port: BrowserPort;
  #waiting = "";
  #flushed = performance.now();
  #flushPlanned = false;

  constructor(port: BrowserPort) {
    this.#port = port;
  }

  out(text: string): void {
    this.#waiting += text;
    // A program in a loop never lets a timer ring.
    if (this.#waiting.length >= pieceLength || performance.now() - this.#flushed > patience)
      this.flush();
    else if (!this.#flushPlanned) {
      this.#flushPlanned = true;
      setTimeout(() => {
        this.#flushPlanned = false;
        this.flush();
      }, 0);
    }
  }

  error(text: string): void {
    this.flush();
    this.#port.write("error", text);
  }

  bytes(content: Uint8Array): void {
    this.out(new TextDecoder().decode(content));
  }

  flush(): void {
    this.#flushed = performance.now();
    if (this.#waiting === "") return;
    const text = this.#waiting;
    this.#waiting = "";
    this.#port.write("out", text);
  }
}

/** Ends a program from within, wherever it is. */
class Exit extends Error {}

class LoneProcess implements ProcessProvider {
  readonly arguments: readonly string[];
  readonly id = 1;
  readonly platform = "browser";
  readonly #console: ConsoleProvider;
  readonly #port: BrowserPort;

  constructor(words: readonly string[], console: ConsoleProvider, port: BrowserPort) {
    this.arguments = words.map(toText);
    this.#console = console;
    this.#port = port;
  }

  workingFolder(): string {
    return "/";
  }

  exit(code: number): never {
    this.#console.flush();
    this.#port.end(code);
    throw new Exit(`exit with code ${code}`);
  }

  run({ program }: { readonly program: string }): never {
    throw new HostProblem("not-allowed", program);
  }

  start({ program }: { readonly program: string }): never {
    throw new HostProblem("not-allowed", program);
  }
}
