/** What `given` carries along an asynchronous flow on Node. */

import type { AsyncLocalStorage } from "node:async_hooks";
import type { Host, HostFlow } from "../host.ts";

export function openNodeFlow(): HostFlow {
  // Loaded when the first flow is opened: most programs never open one.
  const { AsyncLocalStorage: Storage } = process.getBuiltinModule("node:async_hooks");
  const storage: AsyncLocalStorage<Host> = new Storage();
  return {
    current: () => storage.getStore(),
    run: (given, body) => storage.run(given, body),
  };
}
