/** What is called where a call is being written, and which parameter is at hand. */

import { signatureHelp } from "@neuro-lang/ide";
import type { ClientCapabilities, SignatureInformation } from "vscode-languageserver";
import { inMarkdown } from "../markdown.ts";
import type { Feature } from "../server.ts";

export const signatures: Feature = {
  capabilities: () => ({
    signatureHelpProvider: { triggerCharacters: ["(", ",", "{"], retriggerCharacters: [")"] },
  }),
  register(server) {
    server.connection.onSignatureHelp(
      server.guard("Signature help", async (parameters, token) => {
        const at = await server.at(parameters, token);
        const found = at && signatureHelp(at.snapshot, at.path, at.offset);
        if (found === undefined) return null;
        const { label, documentation, active } = found;
        const information: SignatureInformation = {
          label,
          ...(documentation === undefined ? {} : { documentation: inMarkdown(documentation) }),
          parameters: found.parameters.map((parameter) => ({
            label: knowsOffsets(server.client)
              ? [parameter.start, parameter.end]
              : label.slice(parameter.start, parameter.end),
            ...(parameter.documentation === undefined
              ? {}
              : { documentation: inMarkdown(parameter.documentation) }),
          })),
        };
        // Beyond the last one, no parameter is shown as the one that is written.
        const activeParameter = active ?? found.parameters.length;
        return { signatures: [information], activeSignature: 0, activeParameter };
      }),
    );
  },
};

function knowsOffsets({ textDocument }: ClientCapabilities): boolean {
  return (
    textDocument?.signatureHelp?.signatureInformation?.parameterInformation?.labelOffsetSupport ===
    true
  );
}
