/** Every group of answers, by the name under which a client may do without it. */

import type { Feature } from "../server.ts";
import { changes } from "./actions.ts";
import { formats } from "./formatting.ts";
import { hovers } from "./hovers.ts";
import { libraryTexts } from "./library-texts.ts";
import { navigation } from "./navigation.ts";
import { problemPages } from "./problem-pages.ts";
import { problems } from "./problems.ts";
import { renames } from "./renames.ts";
import { status } from "./status.ts";
import { symbols } from "./symbols.ts";
import { tests } from "./tests.ts";

export const features: Readonly<Record<string, Feature>> = {
  problems,
  changes,
  formats,
  hovers,
  navigation,
  renames,
  symbols,
  tests,
  status,
  problemPages,
  libraryTexts,
};
