/** Where the user takes back what was thrown away: the trash of the desktop. */

import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { homedir, tmpdir } from "node:os";
import { basename, join, parse, resolve, sep } from "node:path";
import { HostProblem } from "../host.ts";
import { moveAnywhere } from "./move.ts";

export function moveToTrash(path: string): void {
  const target = resolve(path);
  fs.lstatSync(target);
  // Nobody looks for a temporary file again, and a trash full of them hides what somebody looks for.
  if (isTemporary(target)) fs.rmSync(target, { recursive: true });
  else if (process.platform === "win32") recycle(target);
  else if (process.platform === "darwin") moveBelow(target, join(homedir(), ".Trash"));
  else moveToDesktopTrash(target);
}

function isTemporary(target: string): boolean {
  const folder = fs.realpathSync(resolve(target, ".."));
  return `${folder}${sep}`.startsWith(`${fs.realpathSync(tmpdir())}${sep}`);
}

function moveBelow(target: string, folder: string): void {
  fs.mkdirSync(folder, { recursive: true });
  moveAnywhere(
    target,
    freePath(folder, basename(target), (path) => !fs.existsSync(path)),
  );
}

/** The specification of freedesktop.org: the thing below `files`, where it came from and when below `info`. */
function moveToDesktopTrash(target: string): void {
  const data = process.env["XDG_DATA_HOME"] || join(homedir(), ".local", "share");
  const files = join(data, "Trash", "files");
  const info = join(data, "Trash", "info");
  for (const folder of [files, info]) fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const from = target.split(sep).map(encodeURIComponent).join("/");
  const when = new Date().toISOString().slice(0, 19);
  const note = `[Trash Info]\nPath=${from}\nDeletionDate=${when}\n`;
  // Making the note is what reserves the name.
  const place = freePath(files, basename(target), (path) =>
    isMade(join(info, `${basename(path)}.trashinfo`), note),
  );
  try {
    moveAnywhere(target, place);
  } catch (error) {
    fs.rmSync(join(info, `${basename(place)}.trashinfo`));
    throw error;
  }
}

function isMade(path: string, content: string): boolean {
  try {
    fs.writeFileSync(path, content, { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return false;
  }
}

/** `notes.txt`, `notes 2.txt` … */
function freePath(folder: string, name: string, isFree: (path: string) => boolean): string {
  const { name: stem, ext } = parse(name);
  for (let number = 1; ; number++) {
    const path = join(folder, number === 1 ? name : `${stem} ${number}${ext}`);
    if (isFree(path)) return path;
  }
}

function recycle(target: string): void {
  const isFolder = fs.statSync(target).isDirectory();
  const call = `[Microsoft.VisualBasic.FileIO.FileSystem]::Delete${isFolder ? "Directory" : "File"}($env:NEURO_TRASH, 'OnlyErrorDialogs', 'SendToRecycleBin')`;
  const done = spawnSync(
    "powershell",
    ["-NoProfile", "-Command", `Add-Type -AssemblyName Microsoft.VisualBasic; ${call}`],
    { env: { ...process.env, NEURO_TRASH: target } },
  );
  if (done.status !== 0)
    throw new HostProblem("other", `the recycle bin did not take it: ${done.stderr}`);
}
