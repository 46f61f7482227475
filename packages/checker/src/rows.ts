/** Rows put together. */

import { normaliseCapabilities } from "./capabilities.ts";
import type { CapabilityRow } from "./types.ts";

export function mergeUses(a: CapabilityRow, b: CapabilityRow): CapabilityRow {
  return {
    capabilities: normaliseCapabilities([...a.capabilities, ...b.capabilities]),
    variables: [...new Set([...a.variables, ...b.variables])].toSorted(),
  };
}
