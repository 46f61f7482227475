/** Labels are proved and then gone: a program without the words compiles to the same JavaScript, to the byte. */

import { expect, test } from "vitest";
import { emitMain } from "../src/conformance/outcome.ts";
import { ConformanceCompiler } from "../src/conformance/program.ts";
import { loadStandard } from "../src/conformance/standard.ts";
import { generateLabelled, privateInputs } from "../src/generate/labelled.ts";
import { Chance } from "../src/generate/random.ts";

const compiler = new ConformanceCompiler(await loadStandard());

function emitted(text: string): string {
  const document = compiler.check({ sections: [{ name: "SOURCE", text }] } as never);
  // A program without the words may be refused for what the library labels: here is asked what it compiles to.
  const others = document.problems.filter(
    ({ code, severity }) => severity === "error" && !code.startsWith("P10"),
  );
  expect(others).toEqual([]);
  return emitMain(compiler.lower(document), "");
}

/** The program without the words of labels. */
function unlabelled(text: string): string {
  return text
    .replace(/\((personal|untrusted|secret)\)/g, "")
    .replace(/\b(personal|untrusted|secret) /g, "");
}

const exported = `/// Somebody who came by.
export type Person { name: personal Text, visits: untrusted Int = 1 }

export type Note = Written(text: personal untrusted Text) | Forgotten

export neuro names(people: List<Person>) -> List<personal Text> = people.map(person => person.name)

export neuro greet(person: Person, f: (personal Text) -> personal Int) -> personal Int uses console(personal) {
  print("hello {person.name}")
  return f(person.name)
}
`;

test("what is exported", () => {
  expect(unlabelled(exported)).not.toBe(exported);
  expect(emitted(exported)).toBe(emitted(unlabelled(exported)));
});

test.each(["personal", "untrusted", "secret"])("generated programs with %s input", (label) => {
  for (let seed = 0; seed < 3; seed += 1) {
    const [text] = generateLabelled(seed, label).texts([privateInputs(new Chance(seed))]);
    expect(emitted(text!), `seed ${seed}`).toBe(emitted(unlabelled(text!)));
  }
});
