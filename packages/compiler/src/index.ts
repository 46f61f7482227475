/** The driver: projects, modules, incremental checks, caches, output. The only part of the tool chain that does IO. */

export { build, type BuildResult } from "./build.ts";
export { type Compiled, type CompiledForm, compileModule } from "./compiled-module.ts";
export { withDocumentationTests, writtenLine, writtenOffset } from "./documentation-tests.ts";
export { FileError, InputError, type FileStat, type FileSystem, startIn } from "./files/files.ts";
export { readSource } from "./files/text.ts";
export { memoryFiles, type MemoryFiles } from "./files/memory-files.ts";
export { exportersIn, type Library, type LibraryManifest, openLibrary } from "./library/library.ts";
export { signaturesOf } from "./library/signatures.ts";
export { checkFrom, type IncrementalCheck, type StoredCheck } from "./incremental.ts";
export { compileIntoCache, type CompiledProgram } from "./program.ts";
export { type Mended, mendInSteps } from "./mend.ts";
export { linkProgram, misfitsIn, smallestPolicy, type SmallestPolicy } from "./link.ts";
export type { SessionOptions, Unreadable } from "./parsed-modules.ts";
export { type CheckedSources, Session } from "./session.ts";
export type { Activity, Steps } from "./steps.ts";
export { type Place, type Through, type Touch, type Touches, touchesOf } from "./touches.ts";
export { findProject, manifestFile, policyFile, type Project, sourcesIn } from "./project.ts";
export { packageModules } from "./resolve.ts";
export { compile, type Output } from "./output.ts";
