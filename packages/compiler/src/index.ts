/** The driver: projects, modules, incremental checks, caches, output. The only part of the tool chain that does IO. */

export { build, hasErrors, type BuildResult } from "./build.ts";
export { FileError, InputError, type FileStat, type FileSystem } from "./files/files.ts";
export { memoryFiles, type MemoryFiles } from "./files/memory-files.ts";
export { exportersIn, type Library, type LibraryManifest, openLibrary } from "./library/library.ts";
export { signaturesOf } from "./library/signatures.ts";
export { checkFrom, type IncrementalCheck, type StoredCheck } from "./incremental.ts";
export { compileIntoCache, type CompiledProgram } from "./program.ts";
export { linkProgram, misfitsIn, smallestPolicy, type SmallestPolicy } from "./link.ts";
export { type CheckedSources, Session, type SessionOptions } from "./session.ts";
export type { Activity, Steps } from "./steps.ts";
export { type Place, type Through, type Touch, type Touches, touchesOf } from "./touches.ts";
export { compile, type Output } from "./output.ts";
export { findProject, type Project, sourcesIn } from "./project.ts";
