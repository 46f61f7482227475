/** What is shown when the pointer rests on a word that is no name. */

import { readFileSync } from "node:fs";
import { boundNames, builtinArity } from "@neuro-lang/checker";
import { words } from "@neuro-lang/parser";
import { describe, expect, test } from "vitest";
import { hover } from "../src/index.ts";
import { meaningOfBuiltin } from "../src/builtin-types.ts";
import { meaningOf } from "../src/words.ts";
import { Fixture } from "./fixture.ts";

/** The hover at each mark, by its name. */
function hoversOf(text: string): (name: string) => readonly (string | undefined)[] {
  const fixture = new Fixture(text);
  return (name) => {
    const { path, offset } = fixture.mark(name);
    const found = hover(fixture.workspace.snapshot(path), path, offset);
    return [found?.code, found?.documentation, found?.page];
  };
}

const program = `«import»import { readText «as»as read, FsError } «from»from "neuro:fs"

@«attribute»derive(«derived»Comparable)
type Mail { subject: «untrusted»untrusted Text, memory: «builtin»Int = 0 }

«module let»let limit: Int = 3

neuro mask<«parameter»uses e>(name: «personal»personal Text, «changed»var xs: List<Int>, f: () -> Text «row»uses e) -> Text «uses»uses console(«cleared»personal), e «fails»fails FsError «declassifies»declassifies personal {
  «let»let text = «attempt»attempt read("not «text»uses a word")
  let memory = limit // «comment»uses no word
  «for»for x «walked»in 0..«number»3 { «var»var y = x }
  if memory «is in»in [1] «and»and «not»not text is «is not»not Ok(_) { print("") }
  match memory {
    1 «guard»if limit > 2 => print("")
    _ => print("{«memory»memory}")
  }
  «given»given(console: captured()) { print(f()) }
  «return»return read("a") «catch»catch fail «none»none
}

test "x" «for all»for all (n: Int) { expect n == n }
`;

describe("words of the language", () => {
  const shown = hoversOf(program);
  const says = (name: string): string | undefined => shown(name)[1];
  test("labels, with the page that says more", () => {
    const [code, documentation, page] = shown("personal");
    expect(code).toBe("personal");
    expect(documentation).toMatch(/^Says something of a person\./);
    expect(page).toBe("labels#the-lattice");
    expect(shown("cleared")).toEqual(shown("personal"));
    expect(says("untrusted")).toMatch(/^Comes from outside\./);
  });
  test("a word by what it is a word of", () => {
    expect(says("let")).toBe("Binds a value to a name, once.");
    expect(says("module let")).toBe("A value of the module. It touches nothing.");
    expect(says("for")).toMatch(/each item/);
    expect(says("for all")).toMatch(/^Makes inputs/);
    expect(says("walked")).toMatch(/^What is walked/);
    expect(says("is in")).toMatch(/^Is one of them/);
    expect(says("var")).toMatch(/^A variable/);
    expect(says("changed")).toMatch(/^The neuro changes its argument/);
    expect(says("parameter")).toMatch(/^Stands for the capabilities/);
    expect(says("row")).toBe(says("uses"));
    expect(says("not")).toMatch(/^The opposite/);
    expect(says("is not")).toMatch(/^The pattern does not fit/);
    expect(says("guard")).toMatch(/^A guard/);
  });
  test.each([
    ["import", /another module/],
    ["as", /^The name/],
    ["from", /^The module/],
    ["uses", /^What it may touch/],
    ["fails", /^What it may fail with/],
    ["declassifies", /tells nothing private/],
    ["attempt", /as a `Result`/],
    ["catch", /instead of a failure/],
    ["given", /^Replaces/],
    ["return", /^Ends the neuro/],
    ["and", /^Both hold/],
    ["none", /^No value/],
    ["attribute", /^What values of the type can do/],
    ["derived", /^Has an order/],
    ["builtin", /^Whole numbers/],
  ])("%s", (name, words) => {
    expect(says(name)).toMatch(words);
  });
  test("nothing in texts and comments, and a name is a name", () => {
    expect(shown("text")).toEqual([undefined, undefined, undefined]);
    expect(shown("comment")).toEqual([undefined, undefined, undefined]);
    expect(shown("number")).toEqual([undefined, undefined, undefined]);
    expect(shown("memory")[0]).toBe("let memory: Int");
  });
});

const policy = `=== policy.neuro
«policy»policy {
  «allow»allow «capability»fs.«part»read «in»in "«place».data/**"
  allow «cleared»personal network.connect «to»to "a", "«host»b" under «under»untrusted
  allow «secret»secret TOKEN to "a"
  «treat»treat fs.read in "mail" «as»as «label»personal
  trust "«module»./main" «to do»to «declassify»declassify «taken»personal
  limit «memory»memory 64MB
}
=== main.neuro
neuro main() {}
`;
const policyMarks = [...policy.matchAll(/«(.*?)»/g)].map(([, name]) => name!);

describe("what documentation says of parameters", () => {
  const shown = hoversOf(`type Options { top: Int = 10 }

/// Repeats words.
/// words: what to repeat
/// - \`times\`: how often
///
/// \`\`\`neuro
/// expect repeated("a",
///   times: 2) == "aa"
/// \`\`\`
neuro «neuro»repeated(words: Text, times: Int) -> Text = [«read»words].repeat(times).join("")

/// Lists lines.
/// top: how many
neuro «main»main(options: Options) { print(«call»repeated("a", «named»times: options.top)) }
`);
  test("is a list before the examples", () => {
    expect(shown("neuro")[1]).toBe(`Repeats words.

- \`words\`: what to repeat
- \`times\`: how often

\`\`\`neuro
expect repeated("a",
  times: 2) == "aa"
\`\`\``);
    expect(shown("call")).toEqual(shown("neuro"));
    expect(shown("main")[1]).toBe("Lists lines.\n\n- `top`: how many");
  });
  test("is said of the parameter itself", () => {
    expect(shown("read").slice(0, 2)).toEqual(["words: Text", "what to repeat"]);
    expect(shown("named")[1]).toBe("how often");
  });
});

describe("words of a policy", () => {
  const shown = hoversOf(policy);
  test("capabilities, as in signatures", () => {
    expect(shown("capability")).toEqual([
      "uses fs.read",
      "Allows to read files.",
      "capabilities#names",
    ]);
    expect(shown("part")).toEqual(shown("capability"));
  });
  test("rules, with their form", () => {
    expect(shown("allow")[0]).toMatch(/^allow \[personal\] CAPABILITY/);
    expect(shown("treat")[1]).toBe("Says which labels what is read there has.");
    expect(shown("policy")[1]).toMatch(/^What programs may touch/);
  });
  test("places", () => {
    expect(shown("place")).toEqual(['".data/**"', shown("in")[1], "policies#allowing"]);
    expect(shown("in")[1]).toMatch(/^The files/);
    expect(shown("host")).toEqual(['"b"', shown("to")[1], "policies#allowing"]);
    expect(shown("to")[1]).toMatch(/^The hosts/);
    expect(shown("module")[1]).toMatch(/^The module that is trusted/);
  });
  test.each([
    ["cleared", /^Clears it/],
    ["secret", /^Makes an environment variable/],
    ["under", /^Comes from outside/],
    ["as", /^The labels/],
    ["label", /^Says something of a person/],
    ["to do", /^What the module may take off/],
    ["declassify", /tells nothing private/],
    ["taken", /^Says something of a person/],
  ])("%s", (name, words) => {
    expect(shown(name)[1]).toMatch(words);
  });
  test("a word that means something else elsewhere means nothing", () => {
    expect(shown("memory")).toEqual([undefined, undefined, undefined]);
  });
});

describe("meanings", () => {
  /** Of forms that are not built, and of which another word says what they are for. */
  const inForms = ["after", "every", "js", "mcp", "migrate", "on", "such", "that", "worker"];
  const kinds = [
    "Arm",
    "AsPattern",
    "ForStatement",
    "Import",
    "Is",
    "Test",
    "TypeParameter",
  ] as const;
  const typeNames = [...Object.keys(builtinArity), ...boundNames];
  const meaningsOf = (word: string) =>
    [undefined, ...kinds].flatMap((kind) => meaningOf(word, kind) ?? []);
  test("every word and every type has one", () => {
    const without = words.keys().filter((word) => meaningsOf(word).length === 0);
    expect(without.toArray().toSorted()).toEqual(inForms);
    expect(typeNames.filter((name) => meaningOfBuiltin(name) === undefined)).toEqual([]);
  });
  test("their pages are there", () => {
    const pages = [
      ...words.keys().flatMap(meaningsOf),
      ...typeNames.flatMap((name) => meaningOfBuiltin(name) ?? []),
    ].flatMap(({ page }) => page ?? []);
    const rules = hoversOf(policy);
    const all = new Set([...pages, ...policyMarks.flatMap((mark) => rules(mark)[2] ?? [])]);
    expect(all.size).toBeGreaterThan(20);
    expect([...all].filter((page) => !isPage(page))).toEqual([]);
  });
});

const reference = new URL("../../../docs/language/", import.meta.url);

function isPage(page: string): boolean {
  const [name, heading] = page.split("#");
  const headings = readFileSync(new URL(`${name}.md`, reference), "utf8").matchAll(/^#+ (.*)$/gm);
  return (
    heading === undefined ||
    headings.some(
      ([, text]) =>
        text!
          .toLowerCase()
          .replace(/[^\w -]/g, "")
          .replaceAll(" ", "-") === heading,
    )
  );
}
