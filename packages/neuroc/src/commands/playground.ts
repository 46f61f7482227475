/** `neuroc playground`: the compiler as a web page, handed out on this machine or written to a folder. */

import { spawn } from "node:child_process";
import { absolute, InputError } from "@neuro-lang/compiler/files";
import { serveSite } from "@neuro-lang/playground/server";
import { files, playgroundSite } from "../environment.ts";
import { colours, displayed, note, progress, say } from "../terminal.ts";

interface PlaygroundOptions {
  readonly port: number;
  readonly open?: boolean;
  readonly out?: string;
}

export async function playground({ port, open, out }: PlaygroundOptions): Promise<number> {
  const site = await playgroundSite();
  if (out !== undefined) {
    const folder = absolute(out, process.cwd());
    files.replace(folder, site, []);
    note(`${colours.green("✓")} Wrote ${site.size} files to ${displayed(folder)}.`);
    return 0;
  }
  const address = await serve(site, port);
  progress.clear();
  say(address);
  note(colours.dim("The playground is there until Ctrl-C ends it."));
  if (open === true) openInBrowser(address);
  return new Promise<number>(() => {});
}

async function serve(site: ReadonlyMap<string, string>, port: number): Promise<string> {
  try {
    return await serveSite(site, port);
  } catch (error) {
    const { code } = error as { readonly code?: string };
    if (code !== "EADDRINUSE" && code !== "EACCES") throw error;
    throw new InputError(
      code === "EACCES"
        ? `The port ${port} is not for everybody.`
        : `Something else listens on port ${port} already.`,
      "Take another one: neuroc playground --port 0 takes any that is free.",
      { cause: error },
    );
  }
}

const openers: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ["open"],
  win32: ["cmd", "/c", "start", ""],
};

function openInBrowser(address: string): void {
  const [program, ...words] = openers[process.platform] ?? ["xdg-open"];
  const child = spawn(program, [...words, address], { stdio: "ignore", detached: true });
  child.on("error", () => note("I found no browser to open: go to the address above."));
  child.unref();
}
