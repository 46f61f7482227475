// The examples in documentation as tests: what they become, and where their problems are shown.
import { fileURLToPath } from "node:url";
import { atOnce } from "@neuro-lang/checker";
import { SourceFile, type Span } from "@neuro-lang/diagnostics";
import { parse } from "@neuro-lang/parser";
import { expect, test } from "vitest";
import { withDocumentationTests, writtenLine } from "../src/documentation-tests.ts";
import { memoryFiles } from "../src/files/memory-files.ts";
import { nodeFiles } from "../src/files/node-files.ts";
import { makeLibrary } from "../src/library/make.ts";
import { librarySources } from "../src/library/sources.ts";
import { compileIntoCache } from "../src/program.ts";
import { Session } from "../src/session.ts";

test("examples in documentation become tests that know their lines", () => {
  const text = `import { a } from "./a"

/// Doubles.
/// \`\`\`neuro
/// import { a } from "./a"
/// expect double(2) == 4
/// \`\`\`
/// \`\`\`text
/// nothing to run
/// \`\`\`
export neuro double(n: Int) -> Int = n * 2

/// \`\`\`neuro
/// test "of its own" { expect true }
/// \`\`\`
type T { x: Int }
`;
  const source = new SourceFile("/p/a.neuro", text);
  const result = withDocumentationTests(source, parse(source).module);
  const added = result.text.slice(text.length).trim();
  expect(added).toBe(`test "doc: double" {

expect double(2) == 4
}

test "of its own" { expect true }`);
  const line = result.text.split("\n").indexOf("expect double(2) == 4");
  expect(source.line(writtenLine(result, line))).toBe("/// expect double(2) == 4");
});

test("problems of examples stand where the examples are written", async () => {
  const text = `/// Doubles.
///
/// \`\`\`neuro
/// import { nothing } from "./nowhere"
/// expect doble(2) == 4
/// let m = Map {}
///   .tally()
/// \`\`\`
export neuro double(n: Int) -> Int = n * 2
`;
  const files = memoryFiles({ "/p/a.neuro": text });
  const packages = fileURLToPath(new URL("../..", import.meta.url));
  const { library } = await makeLibrary(nodeFiles, librarySources(packages));
  const session = new Session(files, library, { documentationTests: true });
  const { problems } = atOnce(compileIntoCache(session, ["/p/a.neuro"], "/cache", true));
  const at = (span: Span): string => text.slice(span.start, span.end);
  expect(problems.map(({ code, span }) => [code, at(span)])).toEqual([
    ["P0303", '"./nowhere"'],
    ["P0301", "doble"],
    ["P0310", "tally"],
  ]);
  const edits = problems.flatMap(({ fixes }) => fixes.flatMap((fix) => fix.edits));
  expect(edits.map(({ span, newText }) => [at(span), newText])).toContainEqual(["doble", "double"]);
});
