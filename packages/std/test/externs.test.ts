// The JavaScript side where an example in the documentation would not reach: edges, described types, hosts.
import {
  CapturedConsole,
  compare,
  Decimal,
  FixedEnv,
  FixedStdin,
  NeuroMap,
  Panic,
  ScriptedProcess,
  SeededRandom,
  setHost,
  SimulatedClock,
  type TypeDescriptor,
  VirtualFiles,
  withHost,
  withHostAsync,
} from "@neuro-lang/runtime";
import { nodeHost } from "@neuro-lang/runtime/node";
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import * as cli from "../neuro/cli.js";
import * as csv from "../neuro/csv.js";
import * as fs from "../neuro/fs.js";
import * as int from "../neuro/int.js";
import * as json from "../neuro/json.js";
import * as list from "../neuro/list.js";
import * as log from "../neuro/log.js";
import * as regex from "../neuro/regex.js";
import * as text from "../neuro/text.js";
import * as time from "../neuro/time.js";

setHost(nodeHost([]));

const kind = (
  name: "int" | "float" | "text" | "decimal" | "bool" | "time" | "duration",
): TypeDescriptor => ({ kind: name });

class Item {
  readonly name: unknown;
  readonly price: unknown;
  readonly tags: unknown;
  constructor(name: unknown, price: unknown, tags: unknown) {
    this.name = name;
    this.price = price;
    this.tags = tags;
  }
}
const item: TypeDescriptor = {
  kind: "record",
  name: "Item",
  fields: () => [
    { name: "name", type: kind("text"), documentation: "What it is." },
    { name: "price", type: { kind: "optional", inner: kind("decimal") } },
    { name: "tags", type: { kind: "list", item: kind("int") }, default: () => [] },
  ],
  make: ([name, price, tags]) => new Item(name, price, tags),
};
const shape: TypeDescriptor = {
  kind: "sum",
  name: "Shape",
  variants: () => [
    {
      name: "Circle",
      fields: [{ name: "radius", type: kind("float") }],
      make: ([radius]) => ({ tag: 0, radius }),
    },
    { name: "Empty", fields: [], make: () => ({ tag: 1 }) },
  ],
};

describe("text", () => {
  test("splits with a limit, by nothing, by a pattern", () => {
    expect(text.split("a,b,c", ",", 2)).toEqual(["a", "b,c"]);
    expect(text.split("a,b", ",", 1)).toEqual(["a,b"]);
    expect(text.split("a😀b", "", undefined)).toEqual(["a", "😀", "b"]);
    expect(text.split("", "", undefined)).toEqual([""]);
    expect(text.split("a1b22", /[0-9]+/u, undefined)).toEqual(["a", "b", ""]);
    expect(() => text.split("a", 1, undefined)).toThrow(Panic);
  });
  test("replaces texts as they are, and groups of a pattern", () => {
    expect(text.replace("a.a", ".", "$&")).toBe("a$&a");
    expect(text.replace("ab", "", "-")).toBe("-a-b-");
    expect(text.replace("ab", /(a)(b)/u, "$2$1")).toBe("ba");
  });
  test("pads by characters", () => {
    expect(text.padStart("😀", 3, "ab")).toBe("ab😀");
    expect(text.padEnd("abc", 2, "x")).toBe("abc");
  });
  test("edits lead from one text to the other", () => {
    const lines = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 8 });
    fc.assert(
      fc.property(lines, lines, (a, b) => {
        const edits = text.lineEdits(a, b);
        expect(edits.filter(([mark]) => mark <= 0).map(([, line]) => line)).toEqual(a);
        expect(edits.filter(([mark]) => mark >= 0).map(([, line]) => line)).toEqual(b);
      }),
    );
  });
  test("numbers are read strictly", () => {
    expect(["1", "+1", "-0", " 1", "1.0", "", "9007199254740992"].map(text.intOf)).toEqual([
      1,
      1,
      0,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(["1", ".5", "1e3", "1.", "abc", "Infinity"].map(text.floatOf)).toEqual([
      1,
      0.5,
      1000,
      1,
      undefined,
      undefined,
    ]);
  });
});

describe("lists", () => {
  test("sort none first and stay stable", () => {
    expect(list.sortedAs([2, undefined, 1], false)).toEqual([undefined, 1, 2]);
    expect(list.sortedByKeys(["b", "a", "c"], [1, 1, 0], true)).toEqual(["b", "a", "c"]);
  });
  test("sort as the language compares", () => {
    const word = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("\u{1F600}", "\uff5e", "a"),
    );
    fc.assert(
      fc.property(
        fc.oneof(fc.array(word), fc.array(fc.double()), fc.array(fc.tuple(fc.integer(), word))),
        (items) => {
          expect(list.sortedAs<unknown>(items, false)).toEqual(items.toSorted(compare));
        },
      ),
    );
  });
  test("sum what can be added", () => {
    expect(list.sum(kind("int"), [])).toBe(0);
    expect(() => list.sum(kind("int"), [2 ** 53 - 1, 1])).toThrow(Panic);
    expect(String(list.sum(kind("decimal"), [Decimal.parse("0.1"), Decimal.parse("0.2")]))).toBe(
      "0.3",
    );
    expect(() => list.sum(kind("text"), ["a"])).toThrow(Panic);
  });
  test("append to themselves", () => {
    const items = [1, 2];
    list.appendAll(items, items);
    expect(items).toEqual([1, 2, 1, 2]);
  });
  test("shuffle the same way for the same seed", () => {
    const shuffled = (): number[] => {
      const items = [1, 2, 3, 4, 5, 6];
      withHost({ random: new SeededRandom(3) }, () => list.shuffle(items));
      return items;
    };
    expect(shuffled()).toEqual(shuffled());
    expect(shuffled().toSorted()).toEqual([1, 2, 3, 4, 5, 6]);
  });
});

test("digits in a base are read as they are written", () => {
  expect(int.ofDigits("-zz", 36)).toBe(-1295);
  expect(int.ofDigits("12", 2)).toBeUndefined();
  expect(() => int.digitsIn(1, 1)).toThrow(Panic);
  expect(() => int.pow(2, 53)).toThrow(Panic);
});

describe("json", () => {
  test("decodes records, with defaults and optionals", () => {
    expect(json.decoded(item, '{"name": "tea", "extra": 1}')).toEqual([
      [new Item("tea", undefined, [])],
      "",
      "",
    ]);
    const [[found]] = json.decoded(item, '{"name": "tea", "price": "0.10", "tags": [1]}');
    expect(json.encode(item, found, 0)).toBe('{"name":"tea","price":"0.10","tags":[1]}');
  });
  test("names the place of what does not fit", () => {
    const items: TypeDescriptor = { kind: "list", item };
    expect(json.decoded(items, '[{"name": "a"}, {"name": "b", "tags": [1, "x"]}]')).toEqual([
      [],
      "$[1].tags[1]",
      'expected Int, found "x"',
    ]);
    expect(json.decoded(items, "[{}]")).toEqual([[], "$[0].name", "this field is missing"]);
    expect(
      json.decoded({ kind: "map", key: kind("text"), value: kind("int") }, '{"a b": null}')[1],
    ).toBe('$["a b"]');
    expect(json.decoded(kind("int"), "1.5")[2]).toBe("expected Int, found 1.5");
  });
  test("names the line of what is no JSON", () => {
    const why = (source: string): string => json.parsed(source)[1];
    expect(why('{\n  "a": x\n}')).toBe("not JSON at line 2, column 8: expected a value, found `x`");
    expect(why("")).toBe("not JSON at line 1, column 1: expected a value, found the end");
    expect(why("[1, 2")).toBe(
      "not JSON at line 1, column 6: expected `,` or the end of the array or object, found the end",
    );
    expect(why("[1,]")).toBe("not JSON at line 1, column 4: expected a value, found `]`");
    expect(why('{"a": 1,}')).toBe(
      "not JSON at line 1, column 9: expected a key in double quotes, found `}`",
    );
    expect(why("{'a': 1}")).toBe(
      "not JSON at line 1, column 2: expected a key in double quotes or `}`, found `'`",
    );
    expect(why("[] 😀")).toBe("not JSON at line 1, column 4: expected nothing more, found `😀`");
    expect(why("[1}")).toContain("column 3");
  });
  test("variants are names or objects of one key", () => {
    expect(json.encode(shape, { tag: 0, radius: 1.5 }, 0)).toBe('{"Circle":{"radius":1.5}}');
    expect(json.decoded(shape, '"Empty"')[0]).toEqual([{ tag: 1 }]);
    expect(json.decoded(shape, '{"Circle":{"radius":2}}')[0]).toEqual([{ tag: 0, radius: 2 }]);
    expect(json.decoded(shape, '"Square"')[2]).toBe(
      'expected one of Circle, Empty, found "Square"',
    );
  });
  test("keys such as __proto__ are only keys", () => {
    const type: TypeDescriptor = { kind: "map", key: kind("text"), value: kind("int") };
    const [[map]] = json.decoded(type, '{"__proto__": 1}') as [
      [NeuroMap<string, number>],
      string,
      string,
    ];
    expect(map.get("__proto__")).toBe(1);
    expect(json.encode(type, map, 0)).toBe('{"__proto__":1}');
    expect(json.get({}, "constructor")).toBeUndefined();
  });
  test("the schema follows the type", () => {
    expect(json.schema(item)).toEqual({
      $ref: "#/$defs/Item",
      $defs: {
        Item: {
          type: "object",
          properties: {
            name: { type: "string", description: "What it is." },
            price: { anyOf: [{ type: "string" }, { type: "null" }] },
            tags: { type: "array", items: { type: "integer" }, default: [] },
          },
          required: ["name"],
        },
      },
    });
  });
  test("the difference of two documents is a patch from one to the other", () => {
    const document = fc.jsonValue({ maxDepth: 4 });
    fc.assert(
      fc.property(document, document, (a, b) => {
        const [values, , why] = json.patched(a, json.diff(a, b));
        expect(why).toBe("");
        expect(values).toEqual([b]);
      }),
    );
  });
  test("a patch does what RFC 6902 says", () => {
    const patch = (document: unknown, ...operations: unknown[]): unknown =>
      json.patched(document, operations)[0][0];
    expect(patch({ a: [1, 3] }, { op: "add", path: "/a/1", value: 2 })).toEqual({ a: [1, 2, 3] });
    expect(patch({ a: [1] }, { op: "add", path: "/a/-", value: 2 })).toEqual({ a: [1, 2] });
    expect(patch({ "/~": 1 }, { op: "move", from: "/~1~0", path: "/b" })).toEqual({ b: 1 });
    expect(patch([{ a: 1 }], { op: "copy", from: "/0", path: "/1" })).toEqual([{ a: 1 }, { a: 1 }]);
    expect(patch({ a: 1 }, { op: "test", path: "/a", value: 1 })).toEqual({ a: 1 });
    const wrong = (document: unknown, operation: unknown): string[] =>
      json.patched(document, [operation]).slice(1) as string[];
    expect(wrong({ a: 1 }, { op: "test", path: "/a", value: 2 })[0]).toBe("/a");
    expect(wrong({}, { op: "remove", path: "/a/b" })).toEqual(["/a", "nothing stands here"]);
    expect(wrong([1], { op: "replace", path: "/1", value: 2 })[1]).toMatch(/no place `1`/);
    expect(wrong([1], { op: "add", path: "/01", value: 2 })[1]).toMatch(/no place `01`/);
    expect(wrong({}, { op: "add", path: "/a" })[1]).toMatch(/no `value`/);
    expect(wrong({}, { op: "jump", path: "" })[1]).toMatch(/none of add/);
  });
  test("a patch merges", () => {
    expect(json.merge({ a: 1, b: { c: 1 } }, { a: null, b: { d: 2 } })).toEqual({
      b: { c: 1, d: 2 },
    });
  });
});

describe("csv", () => {
  test("reads quotes, line breaks, blank lines and a byte order mark", () => {
    expect(csv.read('\u{feff}a,b\r\n"x ""y""\n",2\r\n\r\n', ",", '"')).toEqual([[["a", "b"], ['x "y"\n', "2"]], 0, ""]); // prettier-ignore
  });
  test("names the line of what is broken", () => {
    expect(csv.read('a,b\n"x\ny",1\n1,2,3\n', ",", '"')).toEqual([
      [],
      4,
      "this line has 3 cells, the first one 2",
    ]);
    expect(csv.read('a\n"x', ",", '"')).toEqual([[], 2, "a quote is not closed"]);
    expect(csv.read('"a"b', ",", '"')[2]).toMatch(/after a quoted cell/);
  });
  test("reads records and names line and column", () => {
    const row: TypeDescriptor = { ...item, fields: () => [{ name: "name", type: kind("text") }, { name: "price", type: { kind: "optional", inner: kind("decimal") } }] } as TypeDescriptor; // prettier-ignore
    expect(csv.readTyped(row, "price,name\n,tea\n", ",", '"', true)[0]).toEqual([
      new Item("tea", undefined, undefined),
    ]);
    expect(csv.readTyped(row, "name,price\ntea,0.1\nmilk,much\n", ",", '"', true).slice(1)).toEqual(
      [3, "price", "in the column `price` I expected Decimal, found `much`"],
    );
    expect(csv.readTyped(row, "price\n1\n", ",", '"', true).slice(1)).toEqual([
      1,
      "name",
      "the column `name` is missing",
    ]);
  });
});

describe("dialects of csv", () => {
  test("are guessed from the lines", () => {
    expect(csv.guessed("a;b\n1,5;2\n")).toEqual([";", '"', true, "\n"]);
    expect(csv.guessed("1\t2\r\n3\t4\r\n")).toEqual(["\t", '"', false, "\r\n"]);
    expect(csv.guessed("name|note\n'Ada|A'|'it''s'\n")).toEqual(["|", "'", true, "\n"]);
    expect(csv.guessed("name,note\nAda,it's 'fine'\n")).toEqual([",", '"', true, "\n"]);
    expect(csv.guessed("")).toEqual([",", '"', true, "\n"]);
  });
  test("without a header fields are read by their places", () => {
    const row: TypeDescriptor = { ...item, fields: () => [{ name: "name", type: kind("text") }, { name: "price", type: kind("decimal") }] } as TypeDescriptor; // prettier-ignore
    const [[tea]] = csv.readTyped(row, "'tea; green';0.5\n", ";", "'", false);
    expect(tea).toEqual(new Item("tea; green", Decimal.parse("0.5"), undefined));
    expect(csv.encoded(row, [tea], ";", "'", false, "\r\n")).toBe("'tea; green';0.5\r\n");
  });
});

describe("time", () => {
  const at = (iso: string): number => Date.parse(iso);
  test("formats can be read back", () => {
    const pattern = "EEEE, d MMMM yyyy 'at' HH:mm:ss.SSS XXX";
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1950-01-01"), max: new Date("2999-01-01"), noInvalidDate: true }),
        (date) => {
          expect(
            time.timeOf(time.format(date.getTime(), pattern, "Asia/Kolkata"), pattern, "UTC"),
          ).toBe(date.getTime());
        },
      ),
    );
  });
  test("zones change their clocks", () => {
    expect(time.format(at("2026-03-29T00:30:00Z"), "HH:mm", "Europe/Berlin")).toBe("01:30");
    expect(time.format(at("2026-03-29T01:30:00Z"), "HH:mm", "Europe/Berlin")).toBe("03:30");
    expect(time.pointOf(2026, 3, 29, 12, 0, 0, "Europe/Berlin")).toBe(at("2026-03-29T10:00:00Z"));
    expect(time.cut(at("2026-03-29T20:00:00Z"), 3, "Europe/Berlin")).toBe(
      at("2026-03-28T23:00:00Z"),
    );
    expect(() => time.format(0, "iso", "Nowhere/At-All")).toThrow(Panic);
  });
  test("what is not on the calendar is not read", () => {
    expect(
      ["2026-02-29", "2026-13-01", "2026-01-01T25:00Z", "soon"].map((word) =>
        time.timeOf(word, "iso", "UTC"),
      ),
    ).toEqual([undefined, undefined, undefined, undefined]);
    expect(time.timeOf("2024-02-29", "iso", "UTC")).toBe(at("2024-02-29"));
  });
  test("a simulated clock answers and is slept by", async () => {
    const clock = new SimulatedClock(5000);
    await withHostAsync({ clock }, async () => {
      await time.sleep(1000);
      expect(time.now()).toBe(6000);
      expect(time.elapsed()).toBe(1000);
    });
  });
});

describe("files", () => {
  const files = new VirtualFiles([
    ["a/one.md", "# One"],
    ["a/b/two.md", "two"],
    ["a/b/three.txt", "3"],
    ["a/.git/config.md", ""],
  ]);
  test("patterns find them below a folder", () => {
    withHost({ fs: files }, () => {
      expect(fs.glob("**/*.md", "a")).toEqual(["b/two.md", "one.md"]);
      expect(fs.glob("*.{md,txt}", "a/b")).toEqual(["three.txt", "two.md"]);
      expect(fs.glob("b/t?o.md", "a")).toEqual(["b/two.md"]);
      expect(fs.glob("*", "nowhere")).toEqual([]);
    });
  });
  test("problems are named", () => {
    withHost({ fs: files }, () => {
      files.write("bytes", new Uint8Array([0xff]));
      expect(fs.readTextRaw("bytes")[1]).toBe("not-text");
      expect(fs.readTextRaw("a")[1]).toBe("is-folder");
      expect(fs.writeRaw("bytes", new Uint8Array(), 2)[0]).toBe("exists");
      expect(fs.statRaw("nothing")[1]).toBe("not-found");
      expect(fs.listRaw("a")[0]).toEqual([[".git", 1], ["b", 1], ["one.md", 0]]); // prettier-ignore
    });
  });
});

describe("the terminal", () => {
  test("tables align numbers right and count columns", () => {
    expect(cli.tableOf([["日本", "1,000"], ["a", "7 %"]], ["名", "n"], [])).toBe("名        n\n────  ─────\n日本  1,000\na       7 %"); // prettier-ignore
    expect(cli.columns("e\u{301}👍\u{1b}[31mx\u{1b}[39m")).toBe(4);
  });
  test("bars have eighths of a column", () => {
    expect([cli.bar(1, 3, 2), cli.bar(0, 3, 2), cli.bar(5, 3, 2), cli.bar(1, 0, 2)]).toEqual([
      "▋",
      "",
      "██",
      "",
    ]);
  });
  test("input is read by lines, questions come first", () => {
    const console = new CapturedConsole();
    withHost({ console, stdin: new FixedStdin("a\nb\nc") }, () => {
      expect(cli.readLineRaw()).toBe("a");
      expect(cli.stdin()).toEqual(["b", "c"]);
      expect(cli.readLineRaw()).toBeUndefined();
    });
  });
  test("colours appear only where they are seen", () => {
    withHost({ console: new CapturedConsole() }, () => expect(cli.coloured("x", "red")).toBe("x"));
    const colourful = Object.assign(new CapturedConsole(), { colours: true });
    withHost({ console: colourful }, () =>
      expect(cli.coloured("x", "red")).toBe("\u{1b}[31mx\u{1b}[39m"),
    );
    expect(() => cli.coloured("x", "loud")).toThrow(Panic);
  });
});

test("messages are logged from a level on", () => {
  const console = new CapturedConsole();
  const clock = new SimulatedClock(0);
  withHost({ console, clock, env: new FixedEnv([["NEURO_LOG", "warn"]]) }, () => {
    log.write(1, "hidden", new NeuroMap());
    log.write(2, "slow answer", new NeuroMap<string, unknown>([["ms", 1200], ["path", "/a b"]])); // prettier-ignore
  });
  expect(console.errors).toBe('1970-01-01T00:00:00Z WARN  slow answer ms=1200 path="/a b"\n');
});

describe("log", () => {
  const clock = new SimulatedClock(0);
  const fields = new NeuroMap<string, unknown>([["ms", 1200]]);
  afterEach(() => {
    log.setSink(0, "");
    log.setLevel(1);
  });
  test("writes JSON lines to a file, or to standard error if the file takes none", () => {
    const files = new VirtualFiles();
    const console = new CapturedConsole();
    withHost({ fs: files, console, clock }, () => {
      log.setSink(2, "run.log");
      log.write(1, "answered", fields);
      log.setSink(2, "no/such/folder.log");
      log.write(1, "lost", new NeuroMap());
    });
    expect(new TextDecoder().decode(files.read("run.log"))).toBe(
      '{"time":"1970-01-01T00:00:00Z","level":"info","event":"answered","fields":{"ms":1200}}\n',
    );
    expect(JSON.parse(console.errors)).toMatchObject({ event: "lost", fields: {} });
  });
  test("adds fields while a function runs; an inner field goes before an outer one", () => {
    const console = new CapturedConsole();
    withHost({ console, clock }, () => {
      log.addFields(new NeuroMap<string, unknown>([["user", "Ada"], ["ms", 1]])); // prettier-ignore
      log.write(3, "late", fields);
      log.dropFields();
      log.setLevel(3);
      log.write(2, "hidden", fields);
    });
    expect(console.errors).toBe("1970-01-01T00:00:00Z ERROR late user=Ada ms=1200\n");
  });
});

test("the command line is read as a value", () => {
  const options: TypeDescriptor = {
    kind: "record",
    name: "Options",
    fields: () => [{ name: "maxRows", type: kind("int"), default: () => 10 }],
    make: ([maxRows]) => ({ maxRows }),
  };
  const read = (...words: string[]): [unknown[], string] =>
    withHost({ process: new ScriptedProcess(new Map(), words) }, () => cli.argsOf(options, ""));
  expect(read("--max-rows", "3")).toEqual([[{ maxRows: 3 }], ""]);
  expect(read("--max-rows", "many")[1]).toMatch(/many/);
});

test("matches count characters and name their groups", () => {
  const [first, second] = regex.found(/(?<word>😀|b)(?<mark>!)?/u, "a😀b!", true);
  expect(first?.slice(0, 4)).toEqual(["😀", 1, 2, ["😀", "😀", undefined]]);
  expect([...(second?.[4] ?? [])]).toEqual([["word", "b"], ["mark", "!"]]); // prettier-ignore
});
