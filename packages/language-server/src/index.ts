/** The language server: the answers of `ide` over the Language Server Protocol, and nothing else. */

export { type Environment, type Feature, Server } from "./server.ts";
