/** Files, projects and paths: what a command needs before it needs a compiler. */

export { FileError, InputError, type FileStat, type FileSystem } from "./files.ts";
export { nodeFiles } from "./node-files.ts";
export { absolute, isStandard, shown } from "./path.ts";
export { readSource } from "./text.ts";
export {
  entryModule,
  findProject,
  modulesAt,
  programsAt,
  type Project,
  sourcesIn,
} from "../project.ts";
