// One vitest run over every package's tests and the tests that cross packages.
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: [
      "packages/*/test/**/*.test.ts",
      "test/**/*.test.ts",
      "examples/*/*.test.ts",
      "vscode-extension/test/*.test.ts",
    ],
    exclude: ["**/node_modules/**", "test/bench/**", "test/editor/**"],
    setupFiles: ["test/setup.ts"],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
