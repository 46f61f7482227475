/**
 * What the tests of editors need beside the workspace, and where it comes from: Chromium and Neovim from the system (installed
 * where that is allowed), VS Code's workbench from npm into a cache outside of the repository.
 */

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

const codeServerVersion = "4.139.1";
const packages = { chromium: "chromium", nvim: "neovim" } as const;

const caches = process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache");
const codeServerFolder = join(caches, "neuro-lang", `code-server-${codeServerVersion}`);
export const codeServer = join(codeServerFolder, "node_modules/code-server/out/node/entry.js");

export function found(program: keyof typeof packages): string | undefined {
  return (process.env["PATH"] ?? "")
    .split(delimiter)
    .map((folder) => join(folder, program))
    .find((path) => existsSync(path));
}

/** Installs what is missing. Says why the tests cannot run, if they cannot. */
export function prepare(): string | undefined {
  if (process.env["NEURO_EDITORS"] === "off") return "`NEURO_EDITORS` says so";
  if (process.platform !== "linux") return "they are made for Linux";
  const missing = (["chromium", "nvim"] as const).filter((program) => found(program) === undefined);
  if (missing.length > 0) {
    if (process.getuid?.() !== 0 || !ran("apt-get", ["--version"]))
      return `${missing.join(" and ")} ${missing.length === 1 ? "is" : "are"} not installed, and only root may do it`;
    console.log(`Installing ${missing.join(" and ")} …`);
    const install = ["install", "-y", "--no-install-recommends", "fonts-dejavu-core"];
    if (
      !ran("apt-get", ["update"]) ||
      !ran("apt-get", [...install, ...missing.map((program) => packages[program])])
    )
      return `${missing.join(" and ")} could not be installed`;
  }
  return existsSync(join(codeServerFolder, "complete")) || installCodeServer()
    ? undefined
    : "VS Code's workbench (code-server) could not be installed from npm";
}

/** The light way: without a compiler for parts that no test needs. Everything or nothing. */
function installCodeServer(): boolean {
  console.log("Installing VS Code's workbench (600 MB, once) …");
  const partial = `${codeServerFolder}.${process.pid}.partial`;
  mkdirSync(partial, { recursive: true });
  const options = ["--ignore-scripts", "--no-audit", "--no-fund"];
  const installed =
    ran(
      "npm",
      ["install", `code-server@${codeServerVersion}`, "--prefix", ".", ...options],
      partial,
    ) &&
    ran(
      "npm",
      ["install", "--omit=dev", ...options],
      join(partial, "node_modules/code-server/lib/vscode"),
    );
  if (installed) {
    writeFileSync(join(partial, "complete"), "");
    rmSync(codeServerFolder, { recursive: true, force: true });
    renameSync(partial, codeServerFolder);
  }
  rmSync(partial, { recursive: true, force: true });
  return installed;
}

function ran(command: string, words: readonly string[], folder?: string): boolean {
  const { status, stdout, stderr } = spawnSync(command, words, {
    encoding: "utf8",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    ...(folder === undefined ? {} : { cwd: folder }),
  });
  if (status !== 0) console.log(`${command} ${words.join(" ")}\n${stdout ?? ""}${stderr ?? ""}`);
  return status === 0;
}
