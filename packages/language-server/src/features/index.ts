/** Every group of answers. */

import type { Feature } from "../server.ts";
import { changes } from "./actions.ts";
import { completions } from "./completions.ts";
import { formats } from "./formatting.ts";
import { hovers } from "./hovers.ts";
import { navigation } from "./navigation.ts";
import { problems } from "./problems.ts";
import { renames } from "./renames.ts";
import { signatures } from "./signatures.ts";
import { symbols } from "./symbols.ts";

export const features: readonly Feature[] = [
  problems,
  changes,
  completions,
  formats,
  hovers,
  navigation,
  renames,
  signatures,
  symbols,
];
