/** Where the workspace keeps what the library is made of. */

import { join } from "node:path";
import type { LibrarySources } from "./make.ts";

/** `packages` is the workspace's folder of packages. */
export function librarySources(packages: string): LibrarySources {
  return {
    modules: join(packages, "std", "neuro"),
    runtime: join(packages, "runtime", "src"),
    testing: join(packages, "compiler", "src", "testing", "program"),
  };
}
