/** Every group of answers, by the name under which a client may do without it. */

import type { Feature } from "../server.ts";
import { changes } from "./actions.ts";
import { calls } from "./calls.ts";
import { semanticTokens } from "./colours.ts";
import { serverCommands } from "./commands.ts";
import { files } from "./files.ts";
import { completions } from "./completions.ts";
import { formats } from "./formatting.ts";
import { inlayHints } from "./hints.ts";
import { hovers } from "./hovers.ts";
import { codeLenses } from "./lenses.ts";
import { libraryTexts } from "./library-texts.ts";
import { navigation } from "./navigation.ts";
import { problemPages } from "./problem-pages.ts";
import { problems } from "./problems.ts";
import { pulledProblems } from "./pulled-problems.ts";
import { renames } from "./renames.ts";
import { structure } from "./structure.ts";
import { signatures } from "./signatures.ts";
import { status } from "./status.ts";
import { symbols } from "./symbols.ts";
import { tests } from "./tests.ts";

export const features: Readonly<Record<string, Feature>> = {
  problems,
  pulledProblems,
  changes,
  completions,
  formats,
  hovers,
  navigation,
  renames,
  signatures,
  symbols,
  semanticTokens,
  inlayHints,
  structure,
  codeLenses,
  calls,
  files,
  serverCommands,
  tests,
  status,
  problemPages,
  libraryTexts,
};
