/** The extension in a browser, without Node: the language server runs in a web worker beside it. */

import * as vscode from "vscode";
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from "vscode-languageclient/browser";
import { startEditor } from "../editor.ts";
import { type Files, filesNotification, type Start } from "./messages.ts";
import { fromServer, pathOf, toServer } from "./uris.ts";

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const shipped = (name: string): Promise<string> =>
    read(vscode.Uri.joinPath(context.extensionUri, "dist", name));
  const library = JSON.parse(await shipped("library.json")) as Start["library"];
  const { version } = context.extension.packageJSON as { readonly version: string };
  // By its text: the editor starts no worker by an address on a remote machine.
  const script = URL.createObjectURL(new Blob([await shipped("server.js")]));
  let worker: Worker | undefined;
  // A new one for each start.
  const startWorker = async (): Promise<MessageTransports> => {
    worker = new Worker(script);
    const folders = vscode.workspace.workspaceFolders ?? [];
    const found = await Promise.all(folders.map(({ uri }) => filesIn(uri)));
    worker.postMessage({ library, version, files: await readAll(found.flat()) } satisfies Start);
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  await startEditor(context, (options) => {
    const client = new LanguageClient("neuro", "Neuro-Lang", startWorker, {
      ...options,
      uriConverters: { code2Protocol: toServer, protocol2Code: fromServer },
      middleware: {
        workspace: {
          // The texts come first, then the news that they are others.
          async didChangeWatchedFile(event, next) {
            const files = await readAll([fromServer(event.uri)]);
            await client.sendNotification(filesNotification, files);
            await next(event);
          },
        },
      },
    });
    return { client, kill: async () => worker?.terminate() };
  });
}

/** What answers may hang on; folders that neuroc passes over are passed over. */
const wanted = /\.(?:neuro|js)$|^package\.json$/;
const passedOver = /^(?:\..*|node_modules|dist|out|coverage)$/;

/** Walks by itself: not every place of files has a search. */
async function filesIn(folder: vscode.Uri): Promise<vscode.Uri[]> {
  const found = await Promise.all(
    (await vscode.workspace.fs.readDirectory(folder)).map(async ([name, type]) => {
      const uri = vscode.Uri.joinPath(folder, name);
      if (type === vscode.FileType.Directory) return passedOver.test(name) ? [] : filesIn(uri);
      return wanted.test(name) ? [uri] : [];
    }),
  );
  return found.flat();
}

async function readAll(uris: readonly vscode.Uri[]): Promise<Files> {
  const entries = await Promise.all(
    uris.map(async (uri) => {
      try {
        return [pathOf(uri), await read(uri)] as const;
      } catch {
        return [pathOf(uri), null] as const;
      }
    }),
  );
  return Object.fromEntries(entries);
}

async function read(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}
