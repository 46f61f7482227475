/** A parsed `policy.neuro` to a policy, with a problem for each rule that is wrong; those are left out. */

import { closest, diagnostics, type Problem, spelled } from "@neuro-lang/diagnostics";
import { bottom, personal, untrusted } from "@neuro-lang/labels";
import type { Item, Module, Policy as PolicyItem, PolicyRule } from "@neuro-lang/parser";
import {
  type Allow,
  type AllowSecret,
  clearedByDefault,
  emptyPolicy,
  type Keep,
  type Limit,
  type Policy,
  targetKind,
  type Treat,
  type Trust,
} from "./policy.ts";
import { Words, WrongRule } from "./words.ts";

export interface ReadPolicy {
  readonly policy: Policy;
  readonly problems: readonly Problem[];
}

const policyFile = "policy.neuro";

/** `path` is the file's, absolute. */
export function readPolicy(path: string, module: Module): ReadPolicy {
  const rules = new Rules(path);
  const found = module.items.find((item) => item.kind === "Policy");
  // A rule without words has been reported by the parser.
  for (const rule of found?.rules ?? []) if (rule.words.length > 0) rules.read(rule);
  const folder = path.slice(0, path.lastIndexOf("/")) || "/";
  return {
    policy: {
      ...emptyPolicy(folder),
      file: path,
      allowed: rules.allowed,
      secrets: rules.secrets,
      treated: rules.treated,
      trusted: rules.trusted,
      limits: rules.limits,
      kept: rules.kept,
      place: found === undefined ? undefined : placeOf(found),
    },
    problems: rules.problems,
  };
}

/** Behind the last rule; in a policy without rules, before its end. */
function placeOf({ end, rules }: PolicyItem): Policy["place"] {
  const last = rules.at(-1);
  return last === undefined ? { at: end - 1, after: "\n" } : { at: last.end, after: "" };
}

/** What stands where it should not: a policy in a program, something else in a policy's file. */
export function misplaced(path: string, module: Module): readonly Problem[] {
  const at = ({ start, end }: Item, what: string): Problem =>
    diagnostics.policyPlace.at({ file: path, start, end }, { what });
  if (!path.endsWith(`/${policyFile}`)) {
    return module.items
      .filter((item) => item.kind === "Policy")
      .map((item) => at(item, "A program cannot hold its own policy."));
  }
  const first = module.items.find((item) => item.kind === "Policy");
  return module.items
    .filter((item) => item !== first && item.kind !== "ErrorItem")
    .map((item) =>
      at(
        item,
        item.kind === "Policy"
          ? "There are two policies in this file."
          : "This file is for the policy alone.",
      ),
    );
}

/** The rules of a policy that a person wrote and no program asks for, as they are written. */
export function rulesToKeep(module: Module, text: string): readonly string[] {
  const found = module.items.find((item) => item.kind === "Policy");
  return (found?.rules ?? [])
    .filter(({ words: [verb, object] }) =>
      verb?.text === "allow" ? object?.text === "secret" : verb?.text !== "trust",
    )
    .map(({ start, end }) => text.slice(start, end));
}

const forms = {
  allow: 'allow [personal] CAPABILITY [in "FILES", …] [to "HOST", …] [under untrusted]',
  secret: 'allow secret NAME to "HOST", …',
  treat: 'treat CAPABILITY [in "FILES", …] [to "HOST", …] as LABEL …',
  trust: 'trust "MODULE" to declassify LABEL … | trust "MODULE" to endorse',
  limit: "limit memory SIZE | limit cpu SHARE",
  keep: "keep LABEL DURATION",
};
const verbs = ["allow", "treat", "trust", "limit", "keep"] as const;

/** Word that a rule begins with → how such rules are written. */
export const ruleForms: ReadonlyMap<string, string> = new Map(
  verbs.map((verb) => [verb, verb === "allow" ? `${forms.allow} | ${forms.secret}` : forms[verb]]),
);

class Rules {
  readonly allowed: Allow[] = [];
  readonly secrets: AllowSecret[] = [];
  readonly treated: Treat[] = [];
  readonly trusted: Trust[] = [];
  readonly limits: Limit[] = [];
  readonly kept: Keep[] = [];
  readonly problems: Problem[] = [];
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  read(rule: PolicyRule): void {
    const words = new Words(this.#file, rule);
    try {
      this.#read(words);
    } catch (error) {
      if (!(error instanceof WrongRule)) throw error;
      this.problems.push(error.problem);
    }
  }

  #read(words: Words): void {
    words.form = forms.allow;
    const verb = words.word("it begins with a word");
    switch (verb) {
      case "allow":
        if (words.takes("secret")) this.secrets.push(allowSecret(words));
        else this.allowed.push(allow(words));
        break;
      case "treat":
        this.treated.push(treat(words));
        break;
      case "trust":
        this.trusted.push(trust(words));
        break;
      case "limit":
        this.limits.push(limit(words));
        this.#notEnforced(words, "limit");
        break;
      case "keep":
        this.kept.push(keep(words));
        this.#notEnforced(words, "keep");
        break;
      default: {
        const { start, end } = words.last!;
        const suggestion = closest(verb, verbs);
        const span = { file: this.#file, start, end };
        const fixes = spelled(span, suggestion);
        this.problems.push(diagnostics.policyVerb.at(span, { verb, suggestion }, { fixes }));
      }
    }
  }

  #notEnforced(words: Words, verb: string): void {
    this.problems.push(diagnostics.policyNotEnforced.at(words.span, { verb }));
  }
}

function allow(words: Words): Allow {
  words.form = forms.allow;
  let cleared = words.takes("personal") ? personal : bottom;
  const capability = words.capability();
  const targets = targetsOf(words, capability);
  if (words.takes("under")) {
    if (!words.takes("untrusted")) words.wrong("after `under` stands `untrusted`");
    cleared |= untrusted;
  }
  words.end();
  cleared |= clearedByDefault(capability);
  return { capability, targets, cleared, span: words.span };
}

function allowSecret(words: Words): AllowSecret {
  words.form = forms.secret;
  const name = words.word("the name of the secret is missing");
  if (!words.takes("to")) words.wrong("it says where the secret may go, `to` a host");
  const hosts = words.texts("the host is a text");
  words.end();
  return { name, hosts, span: words.span };
}

function treat(words: Words): Treat {
  words.form = forms.treat;
  const capability = words.capability();
  const targets = targetsOf(words, capability);
  if (!words.takes("as")) words.wrong("`as` and the labels are missing");
  const label = words.labels();
  words.end();
  return { capability, targets, label };
}

/** `in "./data/**"`, `to "api.example.org"`: what the capability takes. */
function targetsOf(words: Words, capability: string): readonly string[] | undefined {
  const target = targetKind(capability);
  if (!words.takes("in", "to")) return undefined;
  const written = words.last!;
  if (target === undefined)
    words.wrong(`\`${capability}\` is allowed or not, and has no \`${written.text}\``, written);
  if (written.text !== target.clause) {
    const other = { path: "files", host: "hosts", program: "programs" }[target.kind];
    words.wrong(`\`${capability}\` names ${other} after \`${target.clause}\``, written);
  }
  return words.texts(`a text in quotes has to follow \`${written.text}\``);
}

function trust(words: Words): Trust {
  words.form = forms.trust;
  const module = words.text('the module is a text, for example `"./privacy"`');
  if (!words.takes("to")) words.wrong("`to` is missing");
  let takesOff = bottom;
  if (words.takes("endorse")) takesOff = untrusted;
  else if (words.takes("declassify")) takesOff = words.labels();
  else words.wrong("after `to` stands `declassify` with labels, or `endorse`");
  words.end();
  return { module, takesOff };
}

const sizes = /^\d[\d_]*(?:KB|MB|GB|TB)$/;
const durations = /^\d+(?:d|h|m|s|ms)/;

function limit(words: Words): Limit {
  words.form = forms.limit;
  if (words.takes("memory")) {
    const amount = words.amount("a size is missing, for example `2GB`");
    if (!sizes.test(amount)) words.wrong(`\`${amount}\` is no size such as \`2GB\``, words.last);
    words.end();
    return { of: "memory", amount };
  }
  if (!words.takes("cpu")) words.wrong("what is limited is `memory` or `cpu`");
  const amount = words.amount("a share is missing, for example `0.5`");
  if (!(Number(amount) > 0)) words.wrong(`\`${amount}\` is no share such as \`0.5\``, words.last);
  words.end();
  return { of: "cpu", amount };
}

function keep(words: Words): Keep {
  words.form = forms.keep;
  const label = words.labels();
  const duration = words.amount("a duration is missing, for example `30d`");
  if (!durations.test(duration))
    words.wrong(`\`${duration}\` is no duration such as \`30d\``, words.last);
  words.end();
  return { label, duration };
}
