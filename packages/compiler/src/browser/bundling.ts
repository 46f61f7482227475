/** How esbuild bundles for a browser what asks for Node's modules: each is another one there. */

import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { BuildOptions } from "esbuild";

const beside = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const require = createRequire(import.meta.url);

/** Options of a build. What is in no list here cannot be bundled, and the build says so. */
export const inBrowser = {
  platform: "browser",
  target: "es2024",
  alias: {
    "node:crypto": beside("crypto.ts"),
    "node:fs": beside("fs.ts"),
    "node:module": beside("module.ts"),
    "node:path": require.resolve("path-browserify"),
  },
  inject: [beside("process.ts")],
} satisfies BuildOptions;
