/** The words of a rule in `policy.neuro`: the capability that it names, and what each of the others says there. */

import type * as tree from "@neuro-lang/parser";
import { ruleForms } from "@neuro-lang/policy";
import type { Description } from "./describe.ts";
import { meaningOf } from "./words.ts";

export interface NamedCapability {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** `network.connect` in `allow personal network.connect to "example.org"`. */
export function capabilityOf({ words }: tree.PolicyRule): NamedCapability | undefined {
  const [verb, second] = words;
  if (verb?.text !== "allow" && verb?.text !== "treat") return undefined;
  if (second?.text === "secret") return undefined;
  const first = second?.text === "personal" ? 2 : 1;
  let last = first;
  while (words[last + 1]?.text === "." && words[last + 2]?.sort === "word") last += 2;
  const parts = words.slice(first, last + 1);
  if (parts[0]?.sort !== "word") return undefined;
  return {
    name: parts.map(({ text }) => text).join(""),
    start: parts[0].start,
    end: parts.at(-1)!.end,
  };
}

type Saying = Omit<Description, "code">;

const allowing = "policies#allowing";
const privacy = "policies#private-data-and-trust";
const takingOff = "policies#taking-labels-off";

const verbs: Readonly<Record<string, Saying>> = {
  allow: {
    documentation:
      "Lets programs do what the capability stands for; what no rule allows, they cannot do.",
    page: allowing,
  },
  treat: { documentation: "Says which labels what is read there has.", page: privacy },
  trust: { documentation: "Names a module that may take labels off.", page: takingOff },
  limit: {
    documentation: "How much a program may take. Nothing holds a program to it yet.",
    page: "policies",
  },
  keep: {
    documentation: "How long what is labelled is kept. Nothing holds a program to it yet.",
    page: "policies",
  },
};

const files: Saying = {
  documentation:
    "The files that the rule is about. `*` stands for any text in a name, `**` for any folders; relative paths start at the folder of the policy.",
  page: allowing,
};

const targets: Saying = {
  documentation:
    "The hosts that the rule is about, or the programs by the name that they are given. `*` stands for any text in a name.",
  page: allowing,
};

/** By the word, or by the verb and the word. */
const clauses: Readonly<Record<string, Saying>> = {
  "allow personal": { documentation: "Clears it for what is `personal`.", page: privacy },
  "allow secret": {
    documentation:
      "Makes an environment variable a `secret`, and clears it for these hosts and nothing else.",
    page: privacy,
  },
  in: files,
  to: targets,
  "trust to": { documentation: "What the module may take off.", page: takingOff },
  under: { documentation: "Lets it happen because something `untrusted` says so.", page: privacy },
  as: { documentation: "The labels of what is read there.", page: privacy },
};

/** What means the same as elsewhere: the word there. */
const elsewhere: Readonly<Record<string, string>> = {
  personal: "personal",
  secret: "secret",
  untrusted: "untrusted",
  declassify: "declassifies",
  endorse: "endorses",
};

/** What a word of a rule says, other than the capability. */
export function describeRuleWord(
  { words }: tree.PolicyRule,
  word: tree.PolicyWord,
): Description | undefined {
  const verb = words[0]!.text;
  const form = ruleForms.get(verb);
  if (form === undefined) return undefined;
  if (word === words[0]) return { code: form, ...verbs[verb]! };
  if (word.sort === "text") return { code: `"${word.text}"`, ...placeIn(words, word) };
  const said = clauses[`${verb} ${word.text}`] ?? clauses[word.text];
  if (said !== undefined) return { code: word.text, ...said };
  const meaning = meaningOf(elsewhere[word.text] ?? "");
  return meaning && { code: word.text, documentation: meaning.says, page: meaning.page };
}

/** What a text names, by the last `in` or `to` before it. */
function placeIn(words: readonly tree.PolicyWord[], word: tree.PolicyWord): Saying {
  if (words[0]!.text === "trust")
    return { documentation: "The module that is trusted, as it is imported.", page: takingOff };
  const lead = words
    .slice(0, words.indexOf(word))
    .findLast(({ text }) => text === "in" || text === "to");
  return lead?.text === "in" ? files : targets;
}
