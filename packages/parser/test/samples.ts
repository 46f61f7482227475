/** Sources that use every production of the grammar; the tests parse them, the fuzzers break them. */

export const samples: readonly string[] = [
  `//! A module's documentation.
import { Mail, inbox as box, Tally@1 } from "neuro:mail"
import * as json from "neuro:json"
import js { parse } from "csv-parse/sync"
import mcp { search } from "server"
export { x, Y as Z } from "./y"

/// What a mail wants.
/// In two lines.
@derive(Comparable, Data)
export type Triage =
  | Urgent(reason: Text, by: Time? = none)
  | Later(by: Time)
  | Ignore

type Point<T: Comparable + Data, uses e, fails x, label l, const n: Int> {
  /// The first.
  x: T
  in: Int = 3, or: Text
}
type Shape = Circle(radius: Float) | Empty
type Alias = List<(Int, personal Text?)>
type Fn = (Int, Text) -> (Int) uses (model, clock) fails NotFound | json.Error
opaque type UserId = Text
`,
  `interface Tally@2<T> {
  neuro add(n: Int) -> Int uses timer
  neuro reset()
}

@supervise(restart: 3, within: 1m)
personal agent Counter<T>(step: Int = 1) implements Tally@1, json.Codec uses timer {
  memory total: Int = 0
  on add(n: Int) -> Int { total += n * step
    total }
  every 10s { report() }
  neuro report() = print("{total}")
  on stop { report() }
  migrate from @1(old: Int) { total = old }
}

memory seen: Set<Text> = Set {}
resource smol = model("SmolLM2-1.7B-Instruct")
let limit: Int = 1_000

policy {
  allow fs.read in "./**"
  allow secret GITHUB_TOKEN to "api.github.com"
  limit cpu 0.05
  keep personal 30d
}

test "sums" { expect 1 + 1 == 2 }
test "laws" for all (x: Int, y: Int) { expect x + y == y + x }
@accept(0.9)
test "cases" on "cases.jsonl" (row: Case) { expect row.ok }
`,
  `export neuro map<T, U, uses e, fails x>(xs: List<T>, f: (T) -> U uses e fails x) -> List<U>
  uses e, fs.read(personal), network.connect
  fails x | personal HttpError
  declassifies personal
  endorses {
  var out: List<List<U>> = []
  for x in xs { out.append(f(x)) }
  for (i, Point { x, y: b, .. }) in points { continue }
  while not done and i < 10 { i += 1; break }
  let a = fetch(x) after b, c
  mail.subject = "re: {mail.subject}"
  xs[0].y *= 2
  _ = g()
  defer { close() }
  defer lines.close()
  given(random: seeded(1), model: scripted([])) { run() }
  expect a is not none
  return out
}

extern neuro readFile(path: Text) -> Text uses fs.read fails IoError

@trained(adamw(rate: 0.001), batch: 32)
learned neuro nextApp(recent: Window<App, 16>) -> Choice<App> = embed(32) >> gru(128) >> dense()

export net morning(since: Time) -> personal untrusted List<Mail> uses mail, model fails MailError {
  let mails = inbox(since)
  let kinds = parallel(max: 4) for m in mails { triage(m) }
  return mails.zip(kinds).filter((_, kind) => kind is Urgent).map((m, _) => m)
}
`,
  `neuro expressions(x: Int) -> ? {
  let numbers = [1_000, 0xff, 1.5e-3, -2, 250ms, 2h30m, 16MB]
  let texts = ["a\\n\\u{1F600}{x + 1}\\{", r"c:\\dir", re"[a-z]+\\"x"i, """
    block {x}
      more
    """]
  let sets = Set { 1, 2, }
  let maps = Map<Text, List<Int>> { "a": [1, ..rest], "b": [] }
  let record = Mail { subject: "hi", body, ..old } with { subject: "re" }
  let inferred: Mail = { subject: "hi" }
  let path = a.b?.c.d<Int>(1, name: 2)[3].0.1
  let math = (1 + 2 * 3 - 4 / 5 div 6 % 7) ?? return none
  let logic = not a and b or c == d and e in f and g not in h
  let compare = a < b and c > d or x is Circle(r) and y is not none
  let ranges = xs[0..n] + ys[1..=2]
  let pipe = f >> g<List<List<Int>>> >> (x => x + 1)
  let lambdas = [(a, b) => a, (x: Int, (y, [z, ..])) => { let q = x; q }, () => 3]
  let chosen = if a { 1 } else if b { 2 } else { 3 }
  let matched = match shape {
    Circle(radius: r) if r > 3.0 => r
    Shape.Rect(w, _) => w, Point { x, y: 1..3 } => 1
    -2 | 3..=5 | "x" | true | none => { 0 }
    [first, ..rest] as all => total += 1
    (a, b) => a
  }
  let handled = f() catch { NotFound(p) => 0
    _ => 1 } catch err => { 2 }
  let simple = f() catch 0
  let waited = await spawn fetch(x)
  let task = spawn { defer lines.close()
    for l in readLines(file) { lines.send(l) } }
  let agent = spawn Counter(step: 2) as "counter/main"
  let worker = spawn on worker f(x)
  let asked = ask smol(system: "s", temperature: 0.0) "what {x}?"
  let plain = ask "what?"
  let fastest = race { fetch(x), fetch(y) }
  select {
    line from lines => show(line)
    _ from every(1s) => tick()
    after 5s => stop()
  }
  let later = ?later
  let wanted = ?"add them" such that (f([1, 2]) == 3)
  let tried = attempt f(x)
  do { fail NotFound(path: "x") }
  xs
    .map(x => x + 1)
    // between
    .filter((a, b) => a > b) /* at the /* end */ */
  ()
}
`,
];
