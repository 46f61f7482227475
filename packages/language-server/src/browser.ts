/** The server in a web worker. */

import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
} from "vscode-languageserver/browser";
import { lifecycle } from "./lifecycle.ts";
import { type Environment, Server } from "./server.ts";

/** Serves the page that started this worker. */
export function serve(
  environment: Environment,
  worker: ConstructorParameters<typeof BrowserMessageReader>[0],
): Server {
  const connection = createConnection(
    new BrowserMessageReader(worker),
    new BrowserMessageWriter(worker),
    lifecycle(),
  );
  const server = new Server(connection, environment);
  server.listen();
  return server;
}
