/** What the codes of the operating system mean to a person. */

const reasons: Readonly<Record<string, string>> = {
  EACCES: "its permissions do not allow it",
  EPERM: "its permissions do not allow it",
  EROFS: "it lies on a read-only file system",
  ENOSPC: "the disk is full",
  EDQUOT: "your disk quota is used up",
  EFBIG: "the file would become too large",
  EMFILE: "too many files are open",
  ENFILE: "too many files are open",
  EISDIR: "it is a folder",
  ENOTDIR: "a part of the path is a file, not a folder",
  EEXIST: "something else of that name is in the way",
  ELOOP: "its links run in a circle",
  ENAMETOOLONG: "its name is too long",
  EIO: "the disk reports an error",
  EBUSY: "something else is using it",
};

export function diskMessage(code: string, path: string, action: "read" | "write"): string {
  if (code === "ENOENT" && action === "read") return `I cannot find \`${path}\`.`;
  return `I cannot ${action} \`${path}\`: ${reasonOf(code)}.`;
}

/** Why the system refuses, as the end of a sentence. */
export function reasonOf(code: string): string {
  return reasons[code] ?? `the system says ${code}`;
}
