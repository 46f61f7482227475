/** A host of Node within what a policy allows. */

import { readlinkSync, realpathSync } from "node:fs";
import { basename, dirname } from "node:path";
import type { Host } from "../host.ts";
import { LimitedFiles } from "../host/limited-files.ts";
import { LimitedProcess } from "../host/limited-process.ts";
import type { Limits } from "../limits.ts";
import { absolutePath } from "../targets.ts";

export function limited(host: Host, limits: Limits): Host {
  const { programs } = limits;
  return {
    ...host,
    fs: new LimitedFiles(host.fs, limits, followLinks),
    process: programs === undefined ? host.process : new LimitedProcess(host.process, programs),
  };
}

/** More links than this in one path go in a circle. */
const mostLinks = 40;

/**
 * Where a path leads when its links are followed as the system does it: `..` after a link is the folder above what the link
 * leads to. Of what is not there yet the part that is there counts, so that a link in an allowed folder does not lead out of it.
 */
function followLinks(path: string, last: boolean): string {
  const missing: string[] = [];
  let at = path.startsWith("/") ? path : `${process.cwd()}/${path}`;
  if (!last) {
    missing.unshift(basename(at));
    at = dirname(at);
  }
  for (let links = 0; ;) {
    try {
      return absolutePath([realpathSync.native(at), ...missing].join("/"), "/");
    } catch {
      const above = dirname(at);
      const link = links < mostLinks ? linkAt(at) : undefined;
      if (link !== undefined) {
        links += 1;
        at = link.startsWith("/") ? link : `${above}/${link}`;
      } else if (above === at) {
        return absolutePath([at, ...missing].join("/"), "/");
      } else {
        missing.unshift(basename(at));
        at = above;
      }
    }
  }
}

/** What a link names, be it there or not. */
function linkAt(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}
