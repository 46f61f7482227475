// Which programs fit which policies.
import { describe, expect, test } from "vitest";
import { grantedAnyway, emptyPolicy } from "../src/index.ts";
import { link, linkMain, misfitsOf, policyOf, read, smallest } from "./support.ts";

const imports = `import { env } from "neuro:env"
import { decodeFile, readText, writeText } from "neuro:fs"
`;

test("what every program may do needs no policy", () => {
  expect(
    misfitsOf(`import { now, sleep } from "neuro:time"
import { uuid } from "neuro:random"
neuro main(name: Text) {
  sleep(1ms)
  print("{name} {now()} {uuid()}")
}`),
  ).toEqual([]);
});

test("what main does not reach is not asked for", () => {
  const text = `${imports}
export neuro load() -> Text uses fs.read = readText("a") catch ""
neuro main() { print("hello") }`;
  expect(misfitsOf(text)).toEqual([]);
  expect(misfitsOf(text.replace('"hello"', "load()"))).toEqual(['P1106 readText("a")']);
});

describe("however a call is reached", () => {
  test.each([
    [
      "as a value",
      'neuro f() uses env, console { print("{env("A") == none}") }\nneuro g(h: () -> Unit uses (env, console)) { h() }\nneuro main() { g(f) }',
    ],
    ["in a lambda", 'neuro main() { print("{["A"].map(name => env(name) == none)}") }'],
    ["as a value of the library's own", 'neuro main() { print("{["A"].map(env)}") }'],
    [
      "in a module's value",
      'let look = (name: Text) => env(name) == none\nneuro main() { print("{look("A")}") }',
    ],
    [
      "in a default",
      'neuro f(x: Text? = env("A")) -> Bool = x == none\nneuro main() { print("{f()}") }',
    ],
    ["as a member", 'neuro main() { print("{"A".env() == none}") }'],
    [
      "in recursion",
      'neuro f(n: Int) -> Bool = if n == 0 { env("A") == none } else { f(n - 1) }\nneuro main() { print("{f(3)}") }',
    ],
    [
      "in a default of a field",
      'type T { look: () -> Text? uses env = () => env("A") }\nneuro main() {\n  let t = T {}\n  let look = t.look\n  print("{look() == none}")\n}',
    ],
    [
      "in a default of a variant",
      'type T = One(look: () -> Text? uses env = () => env("A")) | Two\nneuro main() {\n  let t = T.One()\n  print("{t is One(look) and look() == none}")\n}',
    ],
    [
      "composed",
      'neuro size(x: Text?) -> Bool = x == none\nneuro main() { print("{(env >> size)("A")}") }',
    ],
  ])("%s", (_, text) => {
    const codes = misfitsOf(`${imports}${text}`).map((each) => each.slice(0, 5));
    expect(codes).toEqual(["P1106"]);
    expect(misfitsOf(`${imports}${text}`, "  allow env")).toEqual([]);
  });
});

describe("targets", () => {
  const reads = (path: string, rules: string, more = ""): string[] =>
    misfitsOf(
      `${imports}${more}
neuro main(other: Text) { print(readText(${path}) catch "") }`,
      rules,
    );
  test.each([
    ['"data/a.txt"', []],
    ['"other/a.txt"', ['P1107 readText("other/a.txt")']],
    ['"data" + "/a.txt"', []],
    ['"data/../a.txt"', ['P1107 readText("data/../a.txt")']],
    ['"/data/a.txt"', []],
    ["other", []],
    ['"{other}/a.txt"', []],
  ])("%s", (path, expected) => {
    expect(reads(path, '  allow fs.read in "./data/**"')).toEqual(expected);
  });
  test("paths that are joined", () => {
    const joined = (path: string): string[] =>
      reads(path, '  allow fs.read in "./data/**"', 'import { path } from "neuro:fs"');
    expect(joined('path("data") / "a.txt"')).toEqual([]);
    expect(joined('path("other") / "/a.txt"')).toEqual([
      'P1107 readText(path("other") / "/a.txt")',
    ]);
    expect(joined("path(other) / other")).toEqual([]);
  });
  test.each([
    ['glob("docs/*.md")', undefined],
    ['glob("*.md", in: "docs/new")', undefined],
    ['glob("new/{a,b}/*.md", in: folder)', undefined],
    ['glob("*.md")', "all that is below `.`, where `glob` looks"],
    ['glob("**/docs/*.md")', "all that is below `.`, where `glob` looks"],
    ['glob("docs/../*.md")', undefined],
    ['glob("../*.md")', "all that is below `.`, where `glob` looks"],
    ['glob("src/docs/a.md")', "all that is below `./src/docs`, where `glob` looks"],
  ])("%s looks where its pattern leads", (call, where) => {
    const main = `import { glob } from "neuro:fs"
neuro main() {
  let folder = "docs"
  print("{${call}} {folder}")
}`;
    const { problems } = linkMain(main, 'allow fs.read in "./docs/**"');
    expect(problems.map(({ message }) => message)).toEqual(
      where === undefined ? [] : [expect.stringContaining(where)],
    );
  });
  test("programs", () => {
    const starts = (program: string): string[] =>
      misfitsOf(
        `import { run } from "neuro:process"
neuro main() { print((attempt run(${program}, ["rm"], in: "/")) is Ok) }`,
        '  allow process to "date"',
      );
    expect(starts('"date"')).toEqual([]);
    expect(starts('"rm"')).toEqual(['P1107 run("rm", ["rm"], in: "/")']);
  });
  test("defaults of parameters", () => {
    const load = `${imports}
neuro load(path: Text = "elsewhere") { print(readText(path) catch "") }`;
    const expected = ["P1107 readText(path)"];
    expect(misfitsOf(`${load}\nneuro main() { load() }`, '  allow fs.read in "./data/**"')).toEqual(
      expected,
    );
    // A parameter of main is what the command line says.
    const main = load.replace("load(", "main(");
    expect(misfitsOf(main, '  allow fs.read in "./data/**"')).toEqual([]);
  });
  test("module values, and names of other modules", () => {
    expect(reads("root", '  allow fs.read in "./data/**"', 'let root = "elsewhere"')).toEqual([
      "P1107 readText(root)",
    ]);
  });
  test("a parent allows what its children do", () => {
    expect(reads('"a"', "  allow fs")).toEqual([]);
    expect(reads('"a"', '  allow fs in "./b"')).toEqual(['P1107 readText("a")']);
  });
  test("a variable that may change is no constant", () => {
    const text = `${imports}
neuro main(other: Text) {
  var path = "data/a"
  path = other
  print(readText(path) catch "")
}`;
    expect(misfitsOf(text, '  allow fs.read in "./data/**"')).toEqual([]);
  });
  test("what is reached with several constants is compared with each", () => {
    const text = `${imports}
neuro load(name: Text) -> Text = readText(name) catch ""
neuro main() { print(load("data/a") + load("b") + load("c")) }`;
    const { problems } = linkMain(text, '  allow fs.read in "./data/**"');
    const errors = problems.filter(({ severity }) => severity === "error");
    expect(errors.map(({ label }) => label)).toEqual(["b", "c"]);
  });
});

describe("labels", () => {
  const writes = (text: string, rules: string): string[] =>
    misfitsOf(`${imports}${text}`, `  allow fs.read\n${rules}`);
  const keep = `neuro keep(text: Text, path: Text) { _ = attempt writeText(path, text) }
neuro main(other: Text) {
  let mail: personal Text = "dear"
  `;
  test("what a caller hands over is personal at the sink", () => {
    expect(writes(`${keep}keep(mail, "a")\n}`, "  allow fs.write")).toEqual([
      "P1108 writeText(path, text)",
    ]);
    expect(writes(`${keep}keep("x", "a")\n}`, "  allow fs.write")).toEqual([]);
    expect(writes(`${keep}keep(mail, "a")\n}`, "  allow personal fs.write")).toEqual([]);
  });
  test("each target on its own, also behind one neuro", () => {
    const rules = '  allow personal fs.write in "./a"\n  allow fs.write in "./b"';
    expect(writes(`${keep}keep(mail, "a")\n  keep("x", "b")\n}`, rules)).toEqual([]);
    expect(writes(`${keep}keep(mail, "b")\n}`, rules)).toEqual(["P1108 writeText(path, text)"]);
    // Which of the two it is shows only at run time.
    expect(writes(`${keep}keep(mail, other)\n}`, rules)).toEqual(["P1108 writeText(path, text)"]);
    const wide = '  allow personal fs.write\n  allow fs.write in "./b"';
    expect(writes(`${keep}keep(mail, other)\n}`, wide)).toEqual([]);
  });
  test("what happens because of it is personal, too", () => {
    const text = `${keep}if mail.length > 3 { keep("x", "a") }\n}`;
    expect(writes(text, "  allow fs.write")).toEqual(["P1108 writeText(path, text)"]);
  });
  test("in a lambda", () => {
    const text = `${keep}print("{["a"].map(path => (attempt writeText(path, mail)) is Ok)}")\n}`;
    expect(writes(text, "  allow fs.write")).toEqual(["P1108 writeText(path, mail)"]);
    expect(writes(text, "  allow personal fs.write")).toEqual([]);
  });
  test("a neuro handed on as a value carries what it is called with", () => {
    const text = `neuro each(xs: List<personal Text>, f: (Text) -> Unit uses fs.write) uses fs.write(personal) {
  for x in xs { f(x) }
}
neuro keep(text: Text) { _ = attempt writeText("a", text) }
neuro main() { each(["dear"], keep) }`;
    expect(writes(text, "  allow fs.write")).toEqual(['P1108 writeText("a", text)']);
  });
  test("the console is cleared for what is personal and untrusted, and not for a secret", () => {
    const says = (label: string): string[] =>
      misfitsOf(`neuro main() {
  let x: ${label} Text = "x"
  print(x)
}`);
    expect(says("personal untrusted")).toEqual([]);
    expect(says("secret")).toEqual(["P1108 print(x)"]);
  });
});

describe("sources", () => {
  const rules =
    '  allow fs.read\n  treat fs.read in "./mail/**" as personal\n  allow fs.write in "./out"';
  const reads = (path: string, type: string): string[] =>
    misfitsOf(
      `${imports}
neuro load() -> ${type} = readText(${path}) catch ""
neuro main(other: Text) { _ = attempt writeText("out", load()) }`,
      rules,
    );
  test("what is read there is labelled, in signatures and at sinks", () => {
    expect(reads('"notes/a"', "Text")).toEqual([]);
    expect(reads('"mail/a"', "Text")).toEqual(['P1002 readText("mail/a") catch ""']);
    expect(reads('"mail/a"', "personal Text")).toEqual(['P1108 writeText("out", load())']);
  });
  test("what may be read there is labelled as well", () => {
    const text = `${imports}
neuro main(other: Text) { _ = attempt writeText("out", readText(other) catch "") }`;
    expect(misfitsOf(text, rules).map((each) => each.slice(0, 5))).toEqual(["P1108"]);
  });
  test("a reader that is handed on as a value may read there", () => {
    const all = (reader: string): string[] =>
      misfitsOf(
        `${imports}
neuro load(paths: List<Text>) -> List<Text> = paths.map(${reader}) catch []
neuro main(other: Text) { _ = attempt writeText("out", load([other]).join("")) }`,
        rules,
      );
    expect(all("readText")).toEqual(["P1002 paths.map(readText) catch []"]);
    const stored = `${imports}
neuro main(other: Text) {
  let read = readText
  _ = attempt writeText("out", read(other) catch "")
}`;
    expect(misfitsOf(stored, rules).map((each) => each.slice(0, 5))).toEqual(["P1108"]);
  });
  test("a failure that tells of what was read is labelled, one that tells of the file is not", () => {
    const treated = "  allow fs\n  treat fs.read as personal";
    const text = (
      reading: string,
      fails: string,
    ): string => `${imports}import { FsError } from "neuro:fs"
import { JsonError } from "neuro:json"
export neuro load() -> personal ${reading === "readText" ? "Text" : "Int"} uses fs.read fails ${fails} = ${reading}("a")
neuro main() { print("{load() catch ${reading === "readText" ? '""' : "0"}}") }`;
    expect(misfitsOf(text("readText", "FsError"), treated)).toEqual([]);
    expect(misfitsOf(text("decodeFile", "FsError | JsonError"), treated)).toEqual([
      "P1005 FsError | JsonError",
    ]);
  });
});

test("a failure that leaves main may tell of what was read", () => {
  const text = (uses: string): string => `${imports}import { FsError } from "neuro:fs"
import { JsonError } from "neuro:json"
neuro main() uses fs.read, ${uses} fails personal FsError | JsonError {
  let age: personal Int = decodeFile("a")
  print("read")
  _ = age
}`;
  const rules = "  allow fs\n  treat fs.read as personal";
  expect(misfitsOf(text("console"), "  allow fs")).toEqual([]);
  expect(misfitsOf(text("console"), rules)).toEqual([
    "P1010 personal FsError | JsonError",
    'P1003 print("read")',
  ]);
  expect(misfitsOf(text("console(personal)"), rules)).toEqual([]);
});

describe("what later calls go by", () => {
  const sets = (main: string): string[] =>
    misfitsOf(
      `import * as log from "neuro:log"
import { Level } from "neuro:log"
neuro quieten(to: Level) { log.level(to) }
neuro main(name: Text, quiet: Bool) {
  let mine: personal Text = name
  ${main}
  log.info("started")
}`,
      "  allow personal fs.write\n  allow personal console",
    );
  test.each([
    ["log.level(Level.Error)", []],
    ["if quiet { log.level(Level.Error) }", []],
    ['if mine == "Ada" { log.info("it is Ada") }', []],
    ['if mine == "Ada" { log.level(Level.Error) }', ["P1111 log.level(Level.Error)"]],
    ['if mine == "Ada" { log.sink(Json) }', ["P1111 log.sink(Json)"]],
    ['if mine == "Ada" { log.toFile("log") }', ['P1111 log.toFile("log")']],
    ['if mine == "Ada" { log.counter("adas") }', ['P1111 log.counter("adas")']],
    ['log.counter("names", mine.length)', ['P1111 log.counter("names", mine.length)']],
    ['quieten(if mine == "Ada" { Level.Error } else { Level.Info })', ["P1111 log.level(to)"]],
    ['if mine == "Ada" { for one in [Level.Error] { log.level(one) } }', ["P1111 log.level(one)"]],
    ['let set = log.level\n  if mine == "Ada" { set(Level.Error) }', ["P1111 log.level"]],
  ])("%s", (main, problems) => expect(sets(main)).toEqual(problems));
});

describe("files that are copied or moved", () => {
  const goes = (call: string, rules: string, row = ""): string[] =>
    misfitsOf(
      `import { copy, move, path } from "neuro:fs"
neuro keep()${row} { _ = attempt ${call} }
neuro main(other: Text) { keep() }`,
      rules,
    );
  test.each([
    ['copy("in/a", "out/a")', '  allow fs.read in "./in/**"\n  allow fs.write in "./out/**"', []],
    ['copy("in/a", "out/a")', '  allow fs.write in "./**"', ["P1106"]],
    [
      'copy("in/a", "in/b")',
      '  allow fs.read in "./in/**"\n  allow fs.write in "./out/**"',
      ["P1107"],
    ],
    [
      'copy("out/a", "out/b")',
      '  allow fs.read in "./in/**"\n  allow fs.write in "./out/**"',
      ["P1107"],
    ],
    [
      'move("in/a", "out/a")',
      '  allow fs.read in "./in/**"\n  allow fs.write in "./out/**"',
      ["P1107"],
    ],
    ['move("in/a", "out/a")', '  allow fs.read in "./in/**"\n  allow fs.write in "./*/**"', []],
  ])("%s reads in one place and writes in another: %s", (call, rules, codes) => {
    expect(goes(call, rules).map((each) => each.slice(0, 5))).toEqual(codes);
  });
  const treated = '  allow fs\n  treat fs.read in "./mail/**" as personal';
  test.each([
    ['copy("mail/a", "out/a")', ["P1108"]],
    ['move("mail/a", "out/a")', ["P1108"]],
    ['copy("notes/a", "out/a")', []],
    ['copy("notes/a", "mail/a")', []],
    ['copy(".", "out/all")', ["P1108"]],
    ['copy(path("ma" + "il") / "a", "out/a")', ["P1108"]],
  ])("what is read there goes out by the same call: %s", (call, codes) => {
    expect(goes(call, treated).map((each) => each.slice(0, 5))).toEqual(codes);
    expect(goes(call, `${treated}\n  allow personal fs.write in "./out/**"`)).toEqual(
      call.startsWith("move") ? codes.map((code) => `${code} ${call}`) : [],
    );
    expect(goes(call, `${treated}\n  allow personal fs.write`)).toEqual([]);
  });
  test("a row that is written has to say it", () => {
    const call = 'copy("mail/a", "out/a")';
    const rules = `${treated}\n  allow personal fs.write`;
    expect(goes(call, rules, " uses fs.read, fs.write")).toEqual([`P1003 ${call}`]);
    expect(goes(call, rules, " uses fs.read, fs.write(personal)")).toEqual([]);
  });
  test("what is untrusted is only carried", () => {
    const rules = '  allow fs\n  treat fs.read in "./mail/**" as untrusted';
    expect(goes('copy("mail/a", "out/a")', rules, " uses fs.read, fs.write")).toEqual([]);
  });
  test("as a value, a copy may lead anywhere", () => {
    expect(goes('["a"].map(name => copy(name, "out/b"))', treated)).toEqual([
      'P1108 copy(name, "out/b")',
    ]);
    const stored = `import { copy } from "neuro:fs"
neuro main() {
  let keep = copy
  _ = attempt keep("notes/a", "out/a")
}`;
    expect(misfitsOf(stored, treated)).toEqual(["P1108 copy"]);
  });
  test("of foreign code nobody knows what it does with what it reads", () => {
    const text = `extern neuro send() uses fs.read, network
neuro main() { send() }`;
    expect(misfitsOf(text, "  allow fs\n  allow network")).toEqual([]);
    expect(misfitsOf(text, `${treated}\n  allow network`)).toEqual(["P1108 send()"]);
  });
});

test("no fix opens all places where the policy opens some", () => {
  const text = `import { list, readText } from "neuro:fs"
neuro main() { for each in (list("mail") catch []) { _ = attempt readText(each.path) } }`;
  const rules = (allow: string): string =>
    `  allow ${allow}\n  treat fs.read in "./mail/**" as personal`;
  const [narrow, wide] = ['fs.read in "./mail/**"', "fs.read"].map((allow) =>
    linkMain(text, rules(allow)).problems.find(({ code }) => code === "P1108"),
  );
  expect(narrow?.hint).toContain("That opens more than the policy does now");
  expect(narrow?.fixes).toEqual([]);
  expect(wide?.fixes.map(({ title }) => title)).toEqual([
    "Write `allow personal fs.read` into the policy",
  ]);
});

describe("readers that are handed on", () => {
  const main = `import { env } from "neuro:env"
import { readText } from "neuro:fs"
neuro first(names: List<Text>, look: (Text) -> Text? uses env) -> Bool =
  look(names[0]) != none and look(names[1]) != none
neuro main() {
  _ = first(["A", "B"], env)
  _ = ["A"].map(env)
  _ = attempt ["mail/a"].map(readText)
  if env("TOKEN") == "x" { _ = env("A") }
}`;
  const rules = `  allow env
  allow fs.read
  allow secret TOKEN to "a.example"
  treat fs.read in "./mail/**" as personal`;
  test("reading the environment tells nobody anything", () => {
    expect(misfitsOf(main, rules)).toEqual([]);
    const asked = `import { env, secretEnv } from "neuro:env"
neuro main() { if (secretEnv("TOKEN") catch "") == "x" { _ = env("A") } }`;
    expect(smallest(asked)).toMatch(/^ {2}allow env$/m);
    expect(smallest(asked)).not.toMatch(/personal|secret would/);
  });
  test("reading files may, and it is said why", () => {
    const two = `import { FsError, readText } from "neuro:fs"
neuro load(paths: List<Text>, read: (Text) -> Text uses fs.read fails FsError) -> Int
  uses fs.read fails FsError =
  paths.map(read).length
neuro main() { _ = attempt load(["mail/a"], readText) }`;
    const { problems } = linkMain(two, rules);
    expect(problems.map(({ code }) => code)).toEqual(["P1108"]);
    expect(problems[0]!.message).toContain("is handed on to what works with something personal");
  });
});

describe("modules that take labels off", () => {
  const files = (rule: string) => {
    const policy = read(policyOf(rule)).policy;
    return link(
      {
        "/main.neuro": `import { count } from "./lib/count"
neuro main() { print("{count("dear")}") }`,
        "/lib/count.neuro":
          "export neuro count(text: personal Text) -> Int declassifies personal = text.length",
      },
      policy,
    ).problems.map(({ code }) => code);
  };
  test.each([
    ["", ["P1110"]],
    ['  trust "./lib/count" to declassify personal', []],
    ['  trust "./lib/count.neuro" to declassify secret', []],
    ['  trust "./lib/count" to endorse', ["P1110"]],
    ['  trust "./count" to declassify personal', ["P1110"]],
  ])("%s", (rule, codes) => expect(files(rule)).toEqual(codes));

  const redacting = (call: string): string =>
    `import { detect, pseudonymise, redact } from "neuro:privacy"
neuro report(diary: personal Text) -> personal Text = ${call}
neuro main(diary: Text) { print(report(diary)) }`;
  test("of the standard library those that declassify, where the program relies on them", () => {
    const call = 'redact(diary) catch ""';
    expect(misfitsOf(redacting(call))).toEqual(["P1110 redact(diary)"]);
    const trust = '  trust "neuro:privacy" to declassify personal';
    expect(misfitsOf(redacting(call), trust)).toEqual([]);
    expect(misfitsOf(redacting('["{diary}"].map(text => redact(text) catch "")[0]'))).toEqual([
      "P1110 redact(text)",
    ]);
    const key = 'pseudonymise(diary, "a key that can be read here") catch ""';
    expect(misfitsOf(redacting(key), trust)).toEqual([
      'P1110 pseudonymise(diary, "a key that can be read here")',
    ]);
    expect(misfitsOf(redacting(key), trust.replace("personal", "secret"))).toEqual([]);
  });
  test("of the standard library not those that only find, or check what they endorse", () => {
    expect(misfitsOf(redacting('(detect(diary) catch []).map(f => f.text).join(", ")'))).toEqual(
      [],
    );
    const within = `import { within } from "neuro:fs"
neuro main(part: Text) { print("{within("notes", part) catch "no"}") }`;
    expect(misfitsOf(within)).toEqual([]);
  });
});

test("a program that nobody has a policy for may touch things, but not give away what is private", () => {
  const text = `${imports}
neuro main(diary: Text) {
  let mine: personal Text = diary
  print(readText("a") catch "")
  _ = attempt writeText("a", mine)
}`;
  const { problems } = link({ "/main.neuro": text }, grantedAnyway(emptyPolicy("/")));
  const errors = problems.filter(({ severity }) => severity === "error");
  expect(errors.map(({ code }) => code)).toEqual(["P1108"]);
});

test("the chain of calls and the way of the data stand beside a misfit", () => {
  const text = `${imports}
neuro main() {
  let mail: personal Text = "dear"
  first(mail)
}
neuro first(text: Text) { second(text) }
neuro second(text: Text) { _ = attempt writeText("a", text) }`;
  const { problems } = linkMain(text, "  allow fs.write");
  const [problem] = problems.filter(({ code }) => code === "P1108");
  expect(
    problem?.related.map(({ span: { file, start, end }, message }) =>
      file === "/main.neuro" ? `${text.slice(start, end)}: ${message}` : `${file}: ${message}`,
    ),
  ).toEqual([
    "first(mail): `main` calls `first`",
    "second(text): `first` calls `second`",
    "personal Text: 1. it is written personal",
    "mail: 2. it is called `mail`",
    "mail: 3. it is given to `first`",
    "/policy.neuro: this is what the policy allows",
  ]);
});

test.each([
  ["Text", []],
  ["personal Text", ["P1108"]],
])("a label parameter is what the caller gives: %s", (type, codes) => {
  const text = `${imports}
neuro main() {
  let mail: ${type} = "dear"
  outer(mail)
}
neuro outer<label k>(text: k Text) uses fs.write(k) { store(text) }
neuro store<label l>(text: l Text) uses fs.write(l) { _ = attempt writeText("a", text) }`;
  const { problems } = linkMain(text, "  allow fs.write");
  const errors = problems.filter(({ severity }) => severity === "error");
  expect(errors.map(({ code }) => code)).toEqual(codes);
});
