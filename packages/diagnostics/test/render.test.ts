import { stripVTControlCharacters } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SourceFile, type Label, type Problem, type Span } from "../src/index.ts";
import {
  asciiGlyphs,
  colourPalette,
  explain,
  findDiagnostic,
  closestDiagnostic,
  renderEntry,
  renderJson,
  renderProblem,
  renderProblems,
  renderSummary,
} from "../src/render/index.ts";

const path = "src/area.neuro";

function spanOf(text: string, needle: string, nth = 0): Span {
  let start = text.indexOf(needle);
  for (let at = 0; at < nth; at += 1) start = text.indexOf(needle, start + 1);
  if (start === -1) throw new Error(`no ${needle}`);
  return { file: path, start, end: start + needle.length };
}

function problem(span: Span, changes: Partial<Problem> = {}): Problem {
  return {
    code: "P0301",
    name: "unknown-name",
    severity: "error",
    message: "I cannot find anything called `heigth` here.",
    span,
    label: "not in scope",
    related: [],
    hint: undefined,
    fixes: [],
    ...changes,
  };
}

function sourcesOf(text: string, others: Record<string, string> = {}): Map<string, SourceFile> {
  return new Map(
    Object.entries({ [path]: text, ...others }).map(([file, content]) => [
      file,
      new SourceFile(file, content),
    ]),
  );
}

const area = "neuro area(width: Float, height: Float) -> Float = width * heigth\n";
const misspelt = problem(spanOf(area, "heigth"), {
  related: [{ span: spanOf(area, "height"), message: "declared here" }],
  hint: "Did you mean `height`?",
  fixes: [
    {
      title: "Write `height`",
      safe: true,
      edits: [{ span: spanOf(area, "heigth"), newText: "height" }],
    },
  ],
});

describe("a problem at a terminal", () => {
  test("has its place, the reason, a hint and the fix as a diff", () => {
    expect(renderProblem(misspelt, sourcesOf(area))).toMatchInlineSnapshot(`
      "error[P0301]: I cannot find anything called \`heigth\` here.
         ╭─ src/area.neuro:1:60
         │
       1 │ neuro area(width: Float, height: Float) -> Float = width * heigth
         │                          ------                            ^^^^^^
         │                          │                                 ╰─ not in scope
         │                          ╰─ declared here
         │
         = hint: Did you mean \`height\`?
         = fix: Write \`height\`
       1 - neuro area(width: Float, height: Float) -> Float = width * heigth
       1 + neuro area(width: Float, height: Float) -> Float = width * height
         = more: neuroc explain P0301
      "
    `);
  });

  test("can be drawn in ASCII", () => {
    expect(renderProblem(misspelt, sourcesOf(area), { glyphs: asciiGlyphs }))
      .toMatchInlineSnapshot(`
        "error[P0301]: I cannot find anything called \`heigth\` here.
           ,- src/area.neuro:1:60
           |
         1 | neuro area(width: Float, height: Float) -> Float = width * heigth
           |                          ------                            ^^^^^^
           |                          |                                 \`- not in scope
           |                          \`- declared here
           |
           = hint: Did you mean \`height\`?
           = fix: Write \`height\`
         1 - neuro area(width: Float, height: Float) -> Float = width * heigth
         1 + neuro area(width: Float, height: Float) -> Float = width * height
           = more: neuroc explain P0301
        "
      `);
  });

  test("says the same in colour", () => {
    const coloured = renderProblem(misspelt, sourcesOf(area), { palette: colourPalette });
    expect(coloured).not.toBe(stripVTControlCharacters(coloured));
    expect(stripVTControlCharacters(coloured)).toBe(renderProblem(misspelt, sourcesOf(area)));
  });

  test("hangs the messages of one line below each other", () => {
    const text = "let total = name.length + title\n";
    const shown = problem(spanOf(text, "name.length + title"), {
      label: "these do not join",
      related: [
        { span: spanOf(text, "name.length"), message: "an `Int`" },
        { span: spanOf(text, "title"), message: "a `Text`" },
      ],
    });
    expect(renderProblem(shown, sourcesOf(text))).toMatchInlineSnapshot(`
      "error[P0301]: I cannot find anything called \`heigth\` here.
         ╭─ src/area.neuro:1:13
         │
       1 │ let total = name.length + title
         │             -----------^^^----- a \`Text\`
         │             ├─ an \`Int\`
         │             ╰─ these do not join
         │
         = more: neuroc explain P0301
      "
    `);
  });

  test("draws spans of several lines beside the text", () => {
    const text =
      "neuro f() {\n  if long {\n    a(\n      1,\n      2,\n      3,\n      4,\n      5,\n    )\n  }\n}\n";
    const shown = problem(
      spanOf(text, text.slice(text.indexOf("if"), text.lastIndexOf("}\n") - 1)),
      {
        label: "this gives nothing",
        related: [
          {
            span: spanOf(text, text.slice(text.indexOf("(\n"), text.indexOf(")\n  }") + 1)),
            message: "from here",
          },
        ],
      },
    );
    expect(renderProblem(shown, sourcesOf(text))).toMatchInlineSnapshot(`
      "error[P0301]: I cannot find anything called \`heigth\` here.
          ╭─ src/area.neuro:2:3
          │
        2 │ ╭     if long {
        3 │ │       a(
          │ │ ╭──────-
          ┆ │ │
        9 │ │ │     )
          │ │ ╰─────- from here
       10 │ │     }
          │ ╰─────^ this gives nothing
          │
          = more: neuroc explain P0301
      "
    `);
  });

  test("counts wide characters and tabs in columns", () => {
    const text = 'neuro f() {\n\tlet 長さ = "日本語" + 名前 // 👩‍👩‍👧 e\u0301\n}\n';
    const shown = problem(spanOf(text, "名前"), {
      related: [{ span: spanOf(text, "長さ"), message: "for this" }],
    });
    expect(renderProblem(shown, sourcesOf(text))).toMatchInlineSnapshot(`
      "error[P0301]: I cannot find anything called \`heigth\` here.
         ╭─ src/area.neuro:2:19
         │
       2 │     let 長さ = "日本語" + 名前 // 👩‍👩‍👧 é
         │         ----              ^^^^ not in scope
         │         ╰─ for this
         │
         = more: neuroc explain P0301
      "
    `);
  });

  test("cuts a long line around what matters", () => {
    const text = `let all = [${Array.from({ length: 80 }, (_, index) => `item${index}`).join(", ")}]\n`;
    const shown = problem(spanOf(text, "item40"), {
      related: [
        {
          span: spanOf(text, "item39"),
          message: "the one before, which has so much to say that it goes on in a second line",
        },
      ],
      fixes: [
        {
          title: "Write `it`",
          safe: false,
          edits: [{ span: spanOf(text, "item40"), newText: "it" }],
        },
      ],
    });
    expect(renderProblem(shown, sourcesOf(text), { width: 70 })).toMatchInlineSnapshot(`
      "error[P0301]: I cannot find anything called \`heigth\` here.
         ╭─ src/area.neuro:1:322
         │
       1 │ …36, item37, item38, item39, item40, item41, item42, item43, ite…
         │                      ------  ^^^^^^ not in scope
         │                      ╰─ the one before, which has so much to say
         │                         that it goes on in a second line
         │
         = fix: Write \`it\`
       1 - …6, item37, item38, item39, item40, item41, item42, item43, item…
       1 + …m36, item37, item38, item39, it, item41, item42, item43, item44…
         = more: neuroc explain P0301
      "
    `);
  });

  test("shows other files, and names those whose text is not at hand", () => {
    const types = "type Shape = Circle | Rect\n";
    const shown = problem(spanOf(area, "heigth"), {
      related: [
        { span: { file: "src/types.neuro", start: 5, end: 10 }, message: "the type" },
        { span: { file: "neuro:list", start: 0, end: 3 }, message: "and `List`" },
      ],
    });
    expect(renderProblem(shown, sourcesOf(area, { "src/types.neuro": types })))
      .toMatchInlineSnapshot(`
        "error[P0301]: I cannot find anything called \`heigth\` here.
           ╭─ src/area.neuro:1:60
           │
         1 │ neuro area(width: Float, height: Float) -> Float = width * heigth
           │                                                            ^^^^^^
           │                                                            ╰─ not in scope
           │
           ├─ src/types.neuro:1:6
           │
         1 │ type Shape = Circle | Rect
           │      ----- the type
           │
           ├─ neuro:list
           │ and \`List\`
           │
           = more: neuroc explain P0301
        "
      `);
  });

  test("shows fixes that put lines in and take lines out", () => {
    const text = "neuro f() = 1\n\nneuro g() {\n  a()\n  b()\n}\n";
    const start = text.indexOf("  b()");
    const shown = problem(spanOf(text, "b()"), {
      fixes: [
        {
          title: "Import it",
          safe: true,
          edits: [{ span: { file: path, start: 0, end: 0 }, newText: 'import { b } from "./b"\n' }],
        },
        {
          title: "Remove it",
          safe: false,
          edits: [{ span: { file: path, start, end: start + 6 }, newText: "" }],
        },
      ],
    });
    expect(renderProblem(shown, sourcesOf(text))).toMatchInlineSnapshot(`
      "error[P0301]: I cannot find anything called \`heigth\` here.
         ╭─ src/area.neuro:5:3
         │
       5 │   b()
         │   ^^^ not in scope
         │
         = fix: Import it
       1 + import { b } from "./b"
         = fix: Remove it
       5 -   b()
         = more: neuroc explain P0301
      "
    `);
  });

  test("shows an empty place and the end of the file", () => {
    const text = "neuro f() = 1 +";
    expect(
      renderProblem(
        problem(
          { file: path, start: text.length, end: text.length },
          { label: "a value is missing" },
        ),
        sourcesOf(text),
      ),
    ).toMatchInlineSnapshot(`
      "error[P0301]: I cannot find anything called \`heigth\` here.
         ╭─ src/area.neuro:1:16
         │
       1 │ neuro f() = 1 +
         │                ^ a value is missing
         │
         = more: neuroc explain P0301
      "
    `);
  });

  test("keeps control and invisible characters from the terminal", () => {
    const text = 'let a = "\u001B[2J\u202E\u200B" + b\n';
    const shown = renderProblem(problem(spanOf(text, "b")), sourcesOf(text));
    expect(shown).toContain("␛[2J��");
    // oxlint-disable-next-line no-control-regex -- that is what must not be there
    expect(shown).not.toMatch(/[\u001B\u202E\u200B]/);
  });

  test("takes no time on a line of ten megabytes", () => {
    const text = `let a = "${"x".repeat(10_000_000)}" + b`;
    const started = performance.now();
    const shown = renderProblem(
      problem({ file: path, start: text.length - 1, end: text.length }),
      sourcesOf(text),
    );
    expect(shown.length).toBeLessThan(1000);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe("many problems", () => {
  const text = "a\nb\n";
  const second = problem(spanOf(text, "b"), { severity: "warning", message: "Second." });
  const first = problem(spanOf(text, "a"), { message: "First." });

  test("come in order, each once, with a count", () => {
    const shown = renderProblems([second, first, second], sourcesOf(text));
    expect(shown.indexOf("First.")).toBeLessThan(shown.indexOf("Second."));
    expect(shown.split("Second.").length).toBe(2);
    expect(shown.endsWith("\n\n1 error and 1 warning.\n")).toBe(true);
  });

  test("are counted by severity and file", () => {
    const elsewhere = problem({ file: "b.neuro", start: 0, end: 0 }, { severity: "hint" });
    expect(renderSummary([first, first, second, elsewhere])).toBe(
      "2 errors, 1 warning and 1 hint in 2 files.",
    );
    expect(renderSummary([])).toBe("No problems.");
    expect(renderProblems([], new Map())).toBe("");
  });
});

test("the JSON report has a stable shape", () => {
  expect(renderJson([misspelt], sourcesOf(area))).toMatchInlineSnapshot(`
    "{
      "version": 1,
      "errors": 1,
      "warnings": 0,
      "hints": 0,
      "problems": [
        {
          "code": "P0301",
          "name": "unknown-name",
          "severity": "error",
          "message": "I cannot find anything called \`heigth\` here.",
          "label": "not in scope",
          "hint": "Did you mean \`height\`?",
          "span": {
            "file": "src/area.neuro",
            "start": {
              "offset": 59,
              "line": 1,
              "column": 60
            },
            "end": {
              "offset": 65,
              "line": 1,
              "column": 66
            }
          },
          "related": [
            {
              "message": "declared here",
              "span": {
                "file": "src/area.neuro",
                "start": {
                  "offset": 25,
                  "line": 1,
                  "column": 26
                },
                "end": {
                  "offset": 31,
                  "line": 1,
                  "column": 32
                }
              }
            }
          ],
          "fixes": [
            {
              "title": "Write \`height\`",
              "safe": true,
              "edits": [
                {
                  "span": {
                    "file": "src/area.neuro",
                    "start": {
                      "offset": 59,
                      "line": 1,
                      "column": 60
                    },
                    "end": {
                      "offset": 65,
                      "line": 1,
                      "column": 66
                    }
                  },
                  "newText": "height"
                }
              ]
            }
          ]
        }
      ]
    }
    "
  `);
  expect(JSON.parse(renderJson([misspelt], new Map())).problems[0].span.start).toEqual({
    offset: 59,
    line: null,
    column: null,
  });
});

describe("explain", () => {
  test("shows the page with both examples", () => {
    expect(explain("p0301", { width: 60 })).toMatchInlineSnapshot(`
      "error[P0301] unknown-name

      A name must be declared in the module, imported, bound by a
      parameter or \`let\`, or belong to the prelude.

      Ways out: correct the spelling, add the import, or declare
      it.

      This is refused:

        - neuro area(width: Float, height: Float) -> Float = width * heigth

      This is accepted:

        + neuro area(width: Float, height: Float) -> Float = width * height
      "
    `);
  });

  test("cuts lines that no screen holds", () => {
    const lines = explain("nested-too-deeply")!.split("\n");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(164);
  });

  test("finds a page by code or name and suggests one", () => {
    expect(findDiagnostic("Unknown-Name")?.code).toBe("P0301");
    expect(findDiagnostic("P9999")).toBeUndefined();
    expect(explain("P9999")).toBeUndefined();
    expect(closestDiagnostic("unknwon-name")).toBe("unknown-name");
  });

  test("renders lists, headings and code of a page", () => {
    const page =
      "First\nparagraph.\n\n## Ways out\n\n- one that is long enough to be broken into two lines of text\n- two\n\n```neuro\nlet a = 1\n```\n\nLast.";
    const entry = {
      code: "P0000",
      name: "sample",
      severity: "warning",
      page,
      bad: "a\n",
      good: "b",
    } as const;
    expect(renderEntry(entry, { width: 50 })).toMatchInlineSnapshot(`
      "warning[P0000] sample

      First paragraph.

      Ways out

        - one that is long enough to be broken into two
          lines of text
        - two

          let a = 1

      Last.

      This gives the warning:

        - a

      This is accepted:

        + b
      "
    `);
  });
});

test("whatever the spans are, rendering ends, keeps to the width and never throws", () => {
  const characters = fc.constantFrom(
    "a",
    " ",
    "\n",
    "\r\n",
    "\t",
    "日",
    "👩‍👩‍👧",
    "\u001B",
    "\uD800",
    "`",
  );
  fc.assert(
    fc.property(
      fc.array(characters, { maxLength: 300 }).map((all) => all.join("")),
      fc.array(fc.tuple(fc.nat(320), fc.nat(320), fc.string({ maxLength: 30 })), {
        minLength: 1,
        maxLength: 6,
      }),
      fc.integer({ min: 40, max: 120 }),
      (text, places, width) => {
        const labels: Label[] = places.map(([a, b, message]) => ({
          span: { file: path, start: Math.min(a, b), end: Math.max(a, b) },
          message,
        }));
        const shown = problem(labels[0]!.span, {
          label: labels[0]!.message,
          related: labels.slice(1),
          fixes: [
            {
              title: "It",
              safe: true,
              edits: [
                { span: { file: path, start: 0, end: Math.min(5, text.length) }, newText: "x" },
              ],
            },
          ],
        });
        const rendered = renderProblem(shown, sourcesOf(text), { width });
        expect(rendered.endsWith("\n")).toBe(true);
        // oxlint-disable-next-line no-control-regex -- that is what must not be there
        expect(rendered).not.toMatch(/[\u001B\t\r]/);
      },
    ),
    { numRuns: 300 },
  );
});
