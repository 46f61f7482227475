/** What is wrong with a change: it must parse, bring no error that was not there, and be in the one style if all was before. */

import { applyEdits, type Problem, SourceFile, type TextEdit } from "@neuro-lang/diagnostics";
import { format } from "@neuro-lang/formatter";
import type { CodeAction } from "../src/index.ts";
import { Fixture } from "./fixture.ts";

export type Texts = ReadonlyMap<string, string>;

/** The files after a change, and where the name stands that it has made up. */
export function changed(
  texts: Texts,
  { edits, rename }: CodeAction,
): { readonly texts: Texts; readonly renamed: string | undefined } {
  const files = new Map(texts);
  const byFile = Map.groupBy(edits, ({ span }) => span.file);
  for (const [file, own] of byFile) files.set(file, applyEdits(files.get(file) ?? "", own));
  const renamed = rename && files.get(rename.file)!.slice(rename.offset);
  return { texts: files, renamed: renamed && /^[\p{L}\p{N}_]+/u.exec(renamed)?.[0] };
}

export function faultsOf(before: Texts, after: Texts, change: CodeAction): readonly string[] {
  return [
    ...overlaps(change.edits),
    ...newErrors(before, after, change),
    ...styleFaults(before, after),
  ];
}

/** Files that were in the one style and are not any more. */
export function styleFaults(before: Texts, after: Texts): readonly string[] {
  return [...after].flatMap(([file, text]) => {
    const old = before.get(file);
    if (old === text || (old !== undefined && styled(file, old) !== old)) return [];
    const own = styled(file, text);
    if (own === undefined) return [`does not parse\n${text}`];
    return own === text ? [] : [`is not in the style\n${text}`];
  });
}

/** An editor refuses edits of one text that touch each other. */
function overlaps(edits: readonly TextEdit[]): readonly string[] {
  return edits.flatMap((a, index) =>
    edits
      .slice(index + 1)
      .filter(
        (b) =>
          a.span.file === b.span.file &&
          (a.span.start === b.span.start ||
            (a.span.start < b.span.end && b.span.start < a.span.end)),
      )
      .map((b) => `edits touch at ${a.span.start} and ${b.span.start}`),
  );
}

function newErrors(before: Texts, after: Texts, change: CodeAction): readonly string[] {
  const old = errorsOf(before);
  const now = errorsOf(after);
  if (change.kind === "quickfix" && old.length > 0) {
    const unknown = unknownNames(after).filter((error) => !unknownNames(before).includes(error));
    if (unknown.length > 0) return unknown.map((error) => `${change.title}: ${error}`);
    return now.length < old.length ? [] : [`${change.title}: mends nothing: ${now.join("; ")}`];
  }
  const left = [...old];
  return now
    .filter((error) => {
      const index = left.indexOf(error);
      if (index !== -1) left.splice(index, 1);
      return index === -1;
    })
    .map((error) => `${change.title}: ${error}\n${[...after.values()].join("")}`);
}

function errorsOf(texts: Texts): readonly string[] {
  return problemsOf(texts)
    .filter(({ severity, name }) => severity === "error" || name === "unused-variable")
    .map(({ code, message }) => `${code} ${message}`);
}

/** What is named and is not there: a fix that writes a name brings its import. */
export function unknownNames(texts: Texts): readonly string[] {
  return problemsOf(texts)
    .filter(({ name }) => ["unknown-name", "unknown-type", "missing-export"].includes(name))
    .map(({ code, message }) => `${code} ${message}`);
}

function problemsOf(texts: Texts): readonly Problem[] {
  const written = [...texts]
    .map(([path, text]) => `=== ${path.replace("/project/", "")}\n${text}`)
    .join("");
  const { workspace } = new Fixture(written);
  return workspace.snapshot([...texts.keys()][0]!).problems;
}

function styled(file: string, text: string): string | undefined {
  return format(new SourceFile(file, text)).text;
}
