/** The life of the language server: it is started, started again when it ends, and given up with a word when that does not help. */

import * as vscode from "vscode";
import { type BaseLanguageClient, CloseAction, type ErrorHandler } from "vscode-languageclient";

/** What speaks with the server, and what ends one that listens no more. */
export interface StartableServer {
  readonly client: BaseLanguageClient;
  kill(): Promise<void>;
}

export interface RunningServer {
  readonly client: BaseLanguageClient;
  stop(): Promise<void>;
}

const restart = "Restart";
const showOutput = "Show Output";

/** How often it may end within three minutes, which is how the client's own handler counts. */
const mostEnds = 5;

/** The client is made with what asks for it. */
export function startedAgain(client: () => BaseLanguageClient): ErrorHandler {
  let counting: ErrorHandler | undefined;
  const usual = (): ErrorHandler => (counting ??= client().createDefaultErrorHandler(mostEnds - 1));
  return {
    error: (...what) => usual().error(...what),
    async closed() {
      const { action } = await usual().closed();
      // A start that it ended in fails first: it would take the next one for its own.
      await new Promise((resolve) => setTimeout(resolve, 100));
      if (action === CloseAction.Restart)
        return {
          action,
          handled: true,
          message: "The language server has ended. Starting it again.",
        };
      // Whoever starts it by hand has another five.
      counting = undefined;
      const message = `The language server has ended ${mostEnds} times within three minutes, and is not started again by itself. Until it runs there are no problems, offers and hovers; its output may say why.`;
      void offer(message, restart, showOutput);
      return { action, handled: true, message };
    },
  };
}

/** Without a server everything else has to work all the same. */
export async function startServer({ client }: StartableServer): Promise<void> {
  // The client itself says why it could not.
  await client.start().catch(() => {});
}

/** One that hangs does not answer to be stopped. */
export async function stopServer({ client, kill }: StartableServer): Promise<void> {
  if (client.isRunning()) await client.stop().catch(() => {});
  await kill();
}

export function serverLife(
  server: StartableServer,
  output: vscode.OutputChannel,
): vscode.Disposable[] {
  const startAnew = async (): Promise<void> => {
    await stopServer(server);
    await startServer(server);
  };
  return [
    vscode.commands.registerCommand("neuro.restartServer", startAnew),
    vscode.commands.registerCommand("neuro.showOutput", () => output.show()),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration("neuro.server.path")) await startAnew();
    }),
  ];
}

const commands: Readonly<Record<string, string>> = {
  [restart]: "neuro.restartServer",
  [showOutput]: "neuro.showOutput",
};

async function offer(message: string, ...ways: readonly string[]): Promise<void> {
  const chosen = await vscode.window.showErrorMessage(message, ...ways);
  if (chosen !== undefined) await vscode.commands.executeCommand(commands[chosen]!);
}
