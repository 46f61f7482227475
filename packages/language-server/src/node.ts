/** The server in a Node process. */

import { createConnection, IPCMessageReader, IPCMessageWriter } from "vscode-languageserver/node";
import { lifecycle } from "./lifecycle.ts";
import { type Environment, Server } from "./server.ts";

/** Serves a client over standard input and output, or over the channel of the process that started this one. */
export function serve(environment: Environment, transport: "stdio" | "ipc"): void {
  const connection =
    transport === "ipc"
      ? createConnection(new IPCMessageReader(process), new IPCMessageWriter(process), lifecycle())
      : createConnection(process.stdin, process.stdout, lifecycle());
  new Server(connection, environment).listen();
}
