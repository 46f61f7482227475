/** The real command line in a folder of its own, as a user has it. */

import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));
export const bin = join(root, "packages/neuroc/bin/neuroc.cjs");

const { FORCE_COLOR: _, ...inherited } = process.env;
export const environment = { ...inherited, NO_COLOR: "1" };

export type Ended = Pick<SpawnSyncReturns<string>, "status" | "stdout" | "stderr">;

export class Folder {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), "neuro-e2e-")));

  in(name: string): string {
    return join(this.path, name);
  }
  write(name: string, content: string | Uint8Array): void {
    mkdirSync(dirname(this.in(name)), { recursive: true });
    writeFileSync(this.in(name), content);
  }
  read(name: string): string {
    return readFileSync(this.in(name), "utf8");
  }
  has(name: string): boolean {
    return existsSync(this.in(name));
  }
  /** Every file below it that is no cache's, by relative path. */
  files(): string[] {
    return readdirSync(this.path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(this.path.length + 1))
      .filter((name) => !name.startsWith(".neuro/") && !name.includes("node_modules/"))
      .toSorted();
  }
  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }

  neuroc(...words: string[]): Ended {
    return this.run(process.execPath, bin, ...words);
  }
  run(command: string, ...words: string[]): Ended {
    const { status, stdout, stderr } = spawnSync(command, words, {
      cwd: this.path,
      encoding: "utf8",
      env: environment,
    });
    return { status, stdout, stderr };
  }
}
