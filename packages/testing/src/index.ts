/** The test kit: conformance documents. */

export {
  type ConformanceDocument,
  readDocument,
  type Section,
  sectionOf,
  writeDocument,
} from "./conformance/document.ts";
export { Conformance, type ConformanceResult } from "./conformance/conformance.ts";
export { Coverage } from "./conformance/coverage.ts";
