// The tests in real editors: a tier of its own, because it needs more than the workspace. `npm run test:editor` runs it.
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/editor/*.test.ts"],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
