/** A session with a client as the protocol has it: nothing before `initialize`, nothing but `exit` after `shutdown`, no odd forms. */

import {
  type ConnectionOptions,
  ErrorCodes,
  Message,
  type RequestMessage,
  RequestType,
  ResponseError,
} from "vscode-languageserver";
import { misformed } from "./forms.ts";

interface Refusal {
  readonly code: number;
  readonly message: string;
}

/** What a request that nobody may answer is handed on as: its handler says what is wrong with it. */
const refused = new RequestType<Refusal, never, void>("neuro/refused");

export const refuse = [
  refused,
  ({ code, message }: Refusal): ResponseError => new ResponseError(code, message),
] as const;

/** For one connection: it remembers how far the session has come. */
export function lifecycle(): ConnectionOptions {
  let stage: "new" | "open" | "shut" = "new";

  function refusal({ method, params }: RequestMessage): Refusal | undefined {
    const early = outOfTurn(method);
    if (early !== undefined) return early;
    const message = misformed(method, params);
    return message === undefined ? undefined : { code: ErrorCodes.InvalidParams, message };
  }

  function outOfTurn(method: string): Refusal | undefined {
    if (stage === "shut")
      return { code: ErrorCodes.InvalidRequest, message: `After \`shutdown\` comes \`exit\`.` };
    if (stage === "open")
      return method === "initialize"
        ? { code: ErrorCodes.InvalidRequest, message: "The session has been initialized already." }
        : undefined;
    return method === "initialize"
      ? undefined
      : {
          code: ErrorCodes.ServerNotInitialized,
          message: `\`${method}\` came before \`initialize\`, which opens a session.`,
        };
  }

  return {
    messageStrategy: {
      handleMessage(message, next) {
        if (Message.isNotification(message) && stage !== "open" && message.method !== "exit")
          return;
        if (!Message.isRequest(message)) return next(message);
        const params = refusal(message);
        if (params !== undefined)
          return next({ ...message, method: refused.method, params } as Message);
        if (message.method === "initialize") stage = "open";
        if (message.method === "shutdown") stage = "shut";
        return next(message);
      },
    },
  };
}
