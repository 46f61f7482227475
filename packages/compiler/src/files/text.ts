/** Bytes to source text: UTF-8 or a clear refusal. */

import { SourceFile } from "@neuro-lang/diagnostics";
import { type FileSystem, InputError } from "./files.ts";

const decoder = new TextDecoder("utf-8", { fatal: true });

const saveAsUtf8 =
  "Save it as UTF-8: most editors offer “Reopen with encoding” for the one it has, and “Save with encoding” after that.";

/** Reads a source file. Throws an InputError that says what stands there instead. */
export function readSource(files: FileSystem, path: string): SourceFile {
  return sourceOf(path, files.read(path));
}

export function sourceOf(path: string, bytes: Uint8Array): SourceFile {
  if (bytes.includes(0)) {
    if (isUtf16(bytes))
      throw new InputError(`\`${path}\` is UTF-16, and Neuro-Code is UTF-8.`, saveAsUtf8);
    throw new InputError(
      `\`${path}\` is not a text file: it holds zero bytes.`,
      "Neuro-Code is plain UTF-8 text. Is this a compiled or an archived file?",
    );
  }
  try {
    return new SourceFile(path, decoder.decode(bytes));
  } catch (error) {
    const line = lineOfInvalidByte(bytes);
    throw new InputError(
      `\`${path}\` is not UTF-8: line ${line} holds a byte that no UTF-8 text has.`,
      saveAsUtf8,
      { cause: error },
    );
  }
}

/** By its mark, or since every other byte of ASCII text is zero there. */
function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  const start = bytes.subarray(0, 100);
  const zeros = start.filter((byte, index) => byte === 0 && index % 2 === start.indexOf(0) % 2);
  return zeros.length * 2 > start.length - start.length / 4;
}

export function tooLarge(path: string, size: number, most: number): InputError {
  return new InputError(
    `\`${path}\` is too large for an editor: ${megabytes(size)}, and ${megabytes(most)} is the most.`,
    "`neuroc check` looks at files of any size. What is generated may lie outside of the project.",
  );
}

function megabytes(size: number): string {
  return `${(size / 1_000_000).toFixed(1)} MB`;
}

/** One-based line of the first byte that does not decode. */
function lineOfInvalidByte(bytes: Uint8Array): number {
  let line = 1;
  let start = 0;
  for (let end = bytes.indexOf(10); ; end = bytes.indexOf(10, start)) {
    const stop = end === -1 ? bytes.length : end;
    try {
      decoder.decode(bytes.subarray(start, stop));
    } catch {
      return line;
    }
    if (end === -1) return line;
    line += 1;
    start = stop + 1;
  }
}
