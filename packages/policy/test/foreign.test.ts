// Foreign code and policies: what an extern says of itself is granted like anything else, and no `in` or `to` holds it.
import { expect, test } from "vitest";
import { linkMain, misfitsOf, read, smallest } from "./support.ts";

const program = (extern: string, call: string): string => `extern neuro ${extern}

neuro main() { ${call} }`;

test("what says nothing needs `js`", () => {
  const text = program("post(body: Text)", 'post("a")');
  expect(misfitsOf(text, "")).toEqual(['P1106 post("a")']);
  expect(misfitsOf(text, "  allow js")).toEqual([]);
  expect(misfitsOf(text, "  allow network")).toEqual(['P1106 post("a")']);
});

test("what only computes needs nothing", () => {
  expect(misfitsOf(program("twice(n: Int) -> Int uses ()", 'print("{twice(2)}")'), "")).toEqual([]);
});

test("what is declared is what is needed, and only a rule without targets gives it", () => {
  const text = program("peek(path: Text) -> Text uses fs.read", 'print(peek("notes/a.txt"))');
  expect(misfitsOf(text, "  allow fs.read")).toEqual([]);
  const narrow = '  allow fs.read in "./notes/**"';
  expect(misfitsOf(text, narrow)).toEqual(['P1106 peek("notes/a.txt")']);
  const [problem] = linkMain(text, narrow).problems;
  expect(problem?.hint).toContain("not held to `in` and `to`");
  expect(problem?.related.map(({ message }) => message)).toEqual([
    "this is what the policy allows",
  ]);
});

test("what is personal has to be cleared for it", () => {
  const text = `extern neuro post(body: Text)

neuro main() {
  let note: personal Text = "dear"
  share(note)
}

neuro share(note: personal Text) { post(note) }`;
  expect(misfitsOf(text, "  allow js")).toEqual(["P1108 post(note)"]);
  expect(misfitsOf(text, "  allow personal js")).toEqual([]);
});

test("handed on as a function it is found as well", () => {
  const text = program("post(body: Text)", '_ = ["a"].map(post)');
  expect(misfitsOf(text, "")).toEqual(["P1106 post"]);
});

test("what a policy says of sources counts for it", () => {
  const text = `extern neuro load() -> Text uses fs.read
extern neuro post(body: untrusted Text) uses network.connect

neuro main() { post(load()) }`;
  const rules = "  allow fs.read\n  allow network.connect";
  expect(misfitsOf(text, rules)).toEqual([]);
  const treated = `${rules}\n  treat fs.read in "./mail/**" as personal`;
  expect(misfitsOf(text, treated)).toEqual(["P1108 post(load())"]);
});

test("a variable that it reads may be any secret", () => {
  const text = `extern neuro token() -> Text uses env
extern neuro post(body: untrusted Text) uses network.connect

neuro main() { post(token()) }`;
  const rules = '  allow env\n  allow network.connect\n  allow secret TOKEN to "a.example"';
  expect(misfitsOf(text, rules)).toEqual(["P1108 post(token())"]);
});

test("only a module that is trusted takes `untrusted` off what it gives", () => {
  const text = program("now() -> Int uses clock endorses", 'print("{now()}")');
  expect(misfitsOf(text, "")).toEqual(["P1110 now"]);
  expect(misfitsOf(text, '  trust "./main" to endorse')).toEqual([]);
});

test("the smallest policy names it", () => {
  const text = `import { readText } from "neuro:fs"

extern neuro peek(path: Text) -> Text uses fs.read

neuro main() {
  _ = attempt readText("a.txt")
  print(peek("a.txt"))
}`;
  const policy = smallest(text);
  expect(policy).toBe(`policy {
  // \`readText\` at main.neuro
  // \`peek\` at main.neuro
  // foreign code, which no narrower rule would hold
  allow fs.read
}
`);
  expect(linkMain(text, "  allow fs.read").problems).toEqual([]);
  expect(read(policy).problems).toEqual([]);
});
