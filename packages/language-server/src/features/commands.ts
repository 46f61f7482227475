/** What a client can ask for by name: a module as it is compiled, the smallest policy. */

import {
  type CompiledForm,
  FileError,
  InputError,
  type SmallestPolicy,
  startIn,
} from "@neuro-lang/compiler";
import {
  type CancellationToken,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
  type WorkspaceEdit,
} from "vscode-languageserver";
import { isPossible, workspaceEdit } from "../edits.ts";
import type { Feature, Server } from "../server.ts";
import { inTurns } from "../turns.ts";

type Command = (
  server: Server,
  parameters: readonly unknown[],
  token: CancellationToken,
) => Promise<unknown>;

/** Clients name their own commands `neuro.…`; these are answers to them. */
const commands: Readonly<Record<string, Command>> = {
  /** (uri) → the JavaScript of a module. */
  "neuro.server.javascript": (server, [uri], token) => compiled(server, uri, "javascript", token),
  /** (uri) → its IR. */
  "neuro.server.ir": (server, [uri], token) => compiled(server, uri, "ir", token),
  /**
   * (uri, { replace }?) → the smallest policy of the project, written if the client lets the server write. One that is there is
   * somebody's work: it is replaced only for a client that says so.
   */
  "neuro.server.policy": writePolicy,
};

export const serverCommands: Feature = {
  capabilities: () => ({ executeCommandProvider: { commands: Object.keys(commands) } }),
  register(server) {
    server.connection.onExecuteCommand(
      server.guard("Command", async ({ command, arguments: given = [] }, token) => {
        const run = commands[command];
        if (run === undefined) refuse(`There is no command \`${command}\`.`);
        return run(server, given, token);
      }),
    );
  },
};

function refuse(message: string): never {
  throw new ResponseError(LSPErrorCodes.RequestFailed, message);
}

function pathOf({ locations }: Server, uri: unknown): string {
  if (typeof uri !== "string")
    throw new ResponseError(
      ErrorCodes.InvalidParams,
      "The first argument has to be the address of a document.",
    );
  return locations.pathOf(uri) ?? refuse(`Not a file: ${uri}`);
}

async function compiled(
  server: Server,
  uri: unknown,
  form: CompiledForm,
  token: CancellationToken,
): Promise<string> {
  const steps = server.workspace.compiledInSteps(pathOf(server, uri), form);
  const { text } = await inTurns(steps, token);
  return text ?? refuse("The module has errors: nothing can be compiled until they are mended.");
}

interface WrittenPolicy {
  readonly uri: string;
  readonly text: string;
  readonly applied: boolean;
  /** Whether there was one before. */
  readonly exists: boolean;
}

async function writePolicy(
  server: Server,
  [uri, options]: readonly unknown[],
  token: CancellationToken,
): Promise<WrittenPolicy> {
  const found = await smallestPolicy(server, pathOf(server, uri), token);
  const { text, path, exists } = found;
  if (text === undefined)
    refuse(`${withErrors(found)}: what it needs is known when they are mended.`);
  const mayWrite = !exists || (options as { replace?: unknown } | undefined)?.replace === true;
  const edit = mayWrite ? await policyEdit(server, path, text, token) : undefined;
  const applied = edit !== undefined && (await server.connection.workspace.applyEdit(edit)).applied;
  return { uri: server.locations.uriOf(path), text, applied, exists };
}

async function smallestPolicy(
  { workspace }: Server,
  path: string,
  token: CancellationToken,
): Promise<SmallestPolicy> {
  try {
    const found = await inTurns(workspace.policyInSteps(path), token);
    return found ?? refuse("No program here has a `main`: a policy is what a program may do.");
  } catch (error) {
    // A policy that is there and cannot be read.
    if (error instanceof InputError || error instanceof FileError) refuse(error.message);
    throw error;
  }
}

/** `The program has errors in \`main.neuro\` and \`shapes.neuro\``. */
function withErrors({ problems, path }: SmallestPolicy): string {
  const folder = startIn(path.slice(0, path.lastIndexOf("/")));
  const errors = problems.filter(({ severity }) => severity === "error");
  const files = new Set(errors.map(({ span }) => `\`${span.file.replace(folder, "")}\``));
  return `The program has errors in ${new Intl.ListFormat("en").format(files)}`;
}

/** Undefined for a client that makes no files. */
async function policyEdit(
  server: Server,
  path: string,
  text: string,
  token: CancellationToken,
): Promise<WorkspaceEdit | undefined> {
  const { snapshot } = await server.snapshot(server.locations.uriOf(path), token);
  const end = snapshot.module(path)?.source.text.length ?? 0;
  const edits = [{ span: { file: path, start: 0, end }, newText: text }];
  return isPossible(server.client, snapshot, edits)
    ? workspaceEdit(server, snapshot, edits)
    : undefined;
}
