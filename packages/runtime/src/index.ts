/** What compiled Neuro-Code, the interpreter and externs run on. Free of Node; its hosts for Node are under `./node`. */

export { timePart } from "./calendar.ts";
export { readCommandLine } from "./command-line/read.ts";
export { compare, compareNumbers, compareTexts } from "./compare.ts";
export { contains, index, listContains, slice } from "./contains.ts";
export type { Limits, PlaceLabel, PlaceLabels } from "./limits.ts";
export { checkKey, copyOf, replaceWith } from "./copy.ts";
export { Decimal, type Rounding } from "./decimal.ts";
export type {
  FieldDescriptor,
  PrimitiveDescriptor,
  RecordDescriptor,
  TextForm,
  SumDescriptor,
  TypeDescriptor,
  VariantDescriptor,
} from "./descriptor.ts";
export { type SplitDocumentation, splitDocumentation } from "./documentation.ts";
export type { Entry, EntryParameter, TestCase } from "./entry.ts";
export { equal } from "./equal.ts";
export { causeOf, describeFailure, Failure, raise } from "./failures.ts";
export { callForeign, callForeignAsync, type ForeignNeuro } from "./foreign/call.ts";
export { globExpression, globRoot } from "./glob.ts";
export { floatFloorDivide, floatModulo, floorDivide, floorModulo, int } from "./integers.ts";
export { canonicalKey } from "./key.ts";
export { bytesSlice, checkIndex, listIndex, listSlice } from "./list.ts";
export { NeuroMap } from "./map.ts";
export { Panic, panic } from "./panic.ts";
export { joinPath } from "./path.ts";
export { Range, range } from "./range.ts";
export { matchesForm, regex } from "./regex.ts";
export { NeuroSet } from "./set.ts";
export { payloadName } from "./payload.ts";
export { quote, show } from "./show.ts";
export { absolutePath, hostFits, pathFits, pathPattern, programFits } from "./targets.ts";
export {
  characters,
  codePointIndex,
  textAt,
  textBetween,
  textIndex,
  textIndexOf,
  textLength,
  textSlice,
  toText,
} from "./text.ts";
export { showDuration, showFloat, showSize, showTime } from "./units.ts";
export {
  type ClockProvider,
  type Command,
  type ConsoleProvider,
  type EnvProvider,
  type FilesProvider,
  type FileStatus,
  type FolderEntry,
  host,
  type Host,
  HostProblem,
  type HostProblemKind,
  type Output,
  type ProcessProvider,
  left,
  type RandomProvider,
  type RunningProgram,
  type RunningTest,
  setHost,
  type StdinProvider,
  type TimerProvider,
  withHost,
  withHostAsync,
} from "./host.ts";
export { CapturedConsole } from "./host/captured-console.ts";
export { FixedEnv, FixedStdin } from "./host/fixed-env.ts";
export { ScriptedProcess } from "./host/scripted-process.ts";
export { nextRandom, type RandomState, SeededRandom, seedState } from "./host/seeded-random.ts";
export { SimulatedClock } from "./host/simulated-clock.ts";
export { VirtualFiles } from "./host/virtual-files.ts";
