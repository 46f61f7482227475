/**
 * Rules of labels, each taken out of the sources of `packages/labels` by exchanging a few words. Whoever rewrites a rule finds
 * here what the property would have to notice without it. Rules that another one covers wholly are taken out with it.
 */

/** What `from` finds stands exactly once in the sources. */
export interface Change {
  readonly from: string | RegExp;
  readonly to: string;
}

export interface Mutation {
  readonly rule: string;
  readonly changes: readonly Change[];
}

function without(rule: string, from: string | RegExp, to: string): Mutation {
  return { rule, changes: [{ from, to }] };
}

const rounds = "[this.#exits.returned, this.#exits.failed, this.#exits.broken]";

export const mutations: readonly Mutation[] = [
  // What is calculated.
  without(
    "what is calculated depends on what it is calculated from",
    "return under(plain(type), joined([body.seen(left), body.seen(right)]), calculated(node));",
    "return plain(type);",
  ),
  without(
    "`not` and `-` give what depends on their operand",
    "return under(plain(type), body.seen(labelsOf(body, node.operand)), calculated(node));",
    "return plain(type);",
  ),
  without(
    "a text depends on what is written into it",
    'joined(parts), { node, what: "it is written into a text" }',
    'nothing, { node, what: "it is written into a text" }',
  ),
  without(
    "what a neuro gives depends on its arguments",
    /result: under\(result, (lift|joined\(\[lift, .*\]\))\),/,
    "result,",
  ),
  without(
    "what a neuro does depends on its arguments",
    /(?<=(?<!call\.)(effects|within\])\.map\()\(effect\) => \(\{\s*\.\.\.effect,\s*label: joined\(\[effect\.label, lift(, .*)?\]\),?\s*\}\)/,
    "(effect) => effect",
  ),
  {
    rule: "whether a neuro fails depends on its arguments",
    changes: [
      { from: "const label = joined([failure, lift]);", to: "const label = failure;" },
      { from: /failure: joined\(\[failure, lift.*\]\),/, to: "failure," },
    ],
  },
  without(
    "a `var` argument depends on the other arguments",
    "const shown = joined([lift, body.pc]);",
    "const shown = body.pc;",
  ),
  without(
    "a `var` argument depends on where it is given",
    "const shown = joined([lift, body.pc]);",
    "const shown = lift;",
  ),
  {
    rule: "a bound looks at the value",
    changes: [
      { from: "if (guards.length === 0) lifts.push(seen);", to: "" },
      {
        from: "bounds.length > 0 ? plain(type) : shapeOf(type, fresh)",
        to: "shapeOf(type, fresh)",
      },
    ],
  },
  without(
    "a default fits its parameter",
    "labelsOf(body, parameter.default)",
    "writtenShape(parameter.type, type, scope)",
  ),
  without("what a label parameter promises is proved", "written(parameterLabel(index))", "nothing"),
  without(
    "what a function gives counts where it is put",
    "giveInto(given.call.result, place.call.result, inner);",
    "",
  ),
  without(
    "`f >> g` gives what depends on what `f` gives",
    "calledValue(body, right, [left.call.result], [node])",
    "calledValue(body, right, [plain(left.call.result.type)], [node])",
  ),
  // What holds something.
  without(
    "a record holds what its fields hold",
    "return { type, outer: joined(above), parts, call: undefined };",
    "return { type, outer: nothing, parts, call: undefined };",
  ),
  without(
    "`with` gives what holds the new field",
    'giveOuter(body, result, above, field, "it becomes a field");',
    "",
  ),
  without(
    "a field is as private as its record",
    "return under(sourced(fields[0]!, node, says), whole.outer, read);",
    "return sourced(fields[0]!, node, says);",
  ),
  without(
    "a part of a tuple is as private as the whole",
    "under(whole.parts[node.index] ?? plain(type), whole.outer)",
    "(whole.parts[node.index] ?? plain(type))",
  ),
  without(
    "looking at all of a record shows its private fields",
    "of declarations.labelledFields(type.definition, shape.parts)",
    "of [] as readonly Shape[]",
  ),
  without(
    "what is spread is seen in the size of the list",
    "giveOuter(body, result, whole.outer, each, countShows);",
    "",
  ),
  without(
    "equal items of a set are one",
    'if (node.kind === "SetLiteral") giveOuter(',
    "if (node.kind !== node.kind) giveOuter(",
  ),
  without(
    "the keys of a map are seen in its size",
    "giveOuter(body, result, body.seen(given), entry.key, countShows);",
    "",
  ),
  without(
    "a new key is seen in the size of the map",
    "grows: joined([whole.grows, above, index, body.pc], step),",
    "grows: whole.grows,",
  ),
  without(
    "what is looked up depends on the index",
    "joined([whole.outer, index, keys], step)",
    "joined([whole.outer, keys], step)",
  ),
  {
    rule: "`??` gives what depends on whether something was there",
    changes: [
      { from: "return under(result, left.outer);", to: "return result;" },
      {
        from: "body.give(viewedAs(left, type), result, calculated(node));",
        to: "body.give(left.parts[0] ?? left, result, calculated(node));",
      },
    ],
  },
  without(
    "asking for `none` shows whether something is there",
    'if (node.right.kind === "NoneLiteral") return under(plain(type), left.outer, calculated(node));',
    'if (node.right.kind === "NoneLiteral") return plain(type);',
  ),
  without(
    "`is` gives what depends on the value",
    "return under(plain(type), bindPattern(body, node.pattern, operand), {",
    "bindPattern(body, node.pattern, operand); return under(plain(type), nothing, {",
  ),
  // What is decided.
  without(
    "what a branch does depends on its condition",
    "body.inBranch(condition, () => branch(",
    "body.inBranch(nothing, () => branch(",
  ),
  without(
    "what a branch gives depends on its condition",
    "return under(result, condition);",
    "return result;",
  ),
  without(
    "what follows branches depends on how they were left",
    "const all = [this.#exits, ...ends];",
    "const all = [this.#exits];",
  ),
  without(
    "an arm depends on its pattern",
    "shown = joined([shown, tested]",
    "shown = joined([shown]",
  ),
  without("an arm depends on its guard", "shown = joined([shown, held]", "shown = joined([shown]"),
  without(
    "what `match` gives depends on which arm fits",
    "return { value: under(result, shown), shown };",
    "return { value: result, shown };",
  ),
  without(
    "a literal in a pattern looks at the value",
    '"NoneLiteral" ? subject.outer : body.seen(subject)',
    '"NoneLiteral" ? subject.outer : nothing',
  ),
  without(
    "a variant in a pattern looks at the value",
    "const tests: Cell[] = [subject.outer, whole.outer];",
    "const tests: Cell[] = [];",
  ),
  without(
    "whether the right of `and` happens depends on the left",
    "body.inBranch(shown, () => labelsOf(body, node.right))",
    "body.inBranch(nothing, () => labelsOf(body, node.right))",
  ),
  without(
    "whether the right of `??` happens depends on the left",
    "body.inBranch(left.outer, () => labelsOf(body, node.right))",
    "body.inBranch(nothing, () => labelsOf(body, node.right))",
  ),
  without(
    "how often a `for` runs depends on the size of the list",
    "body.inLoop(size, () => {",
    "body.inLoop(nothing, () => {",
  ),
  without(
    "how often a `while` runs depends on its condition",
    "body.inLoop(decides, () => {",
    "body.inLoop(nothing, () => {",
  ),
  without("later rounds depend on a `return`", rounds, "[this.#exits.failed, this.#exits.broken]"),
  without("later rounds depend on a failure", rounds, "[this.#exits.returned, this.#exits.broken]"),
  without("later rounds depend on a `break`", rounds, "[this.#exits.returned, this.#exits.failed]"),
  without(
    "what follows a `return` depends on whether it happened",
    /returned: joined\(\[this\.#exits\.returned, .*\]\)/,
    "returned: this.#exits.returned",
  ),
  without(
    "what a `return` gives depends on whether it happened",
    "const shown = under(value, body.pc);",
    "const shown = value;",
  ),
  without(
    "what follows a `break` depends on whether it happened",
    /broken: joined\(\[this\.#exits\.broken, .*\]\)/,
    "broken: this.#exits.broken",
  ),
  without(
    "what follows a `continue` depends on whether it happened",
    /continued: joined\(\[this\.#exits\.continued, .*\]\)/,
    "continued: this.#exits.continued",
  ),
  without(
    "what follows a call that may fail depends on whether it did",
    /failed: joined\(\[this\.#exits\.failed, .*\]\)/,
    "failed: this.#exits.failed",
  ),
  without(
    "a failure shows what it holds",
    "body.fails(deepLabel(value), {",
    "body.fails(nothing, {",
  ),
  without(
    "what a handler does depends on the failure",
    "body.inBranch(failure, () => {",
    "body.inBranch(nothing, () => {",
  ),
  without(
    "what a `catch` gives depends on whether its body failed",
    /(?<=passes on" \}\);\n) *return under\(result, failure, .*\);/,
    "return result;",
  ),
  without(
    "what an `attempt` gives depends on whether it failed",
    /(?<=result\.parts\[0\], .*\n) *return under\(result, failure, .*\);/,
    "return result;",
  ),
  // What changes and what is done.
  without("a variable depends on where it is assigned", "stored, body.pc,", "stored, nothing,"),
  without(
    "an item depends on the index at which it is assigned",
    "joined([shown, place.index])",
    "shown",
  ),
  without(
    "a variable holds what is put into its fields",
    "joined([above, aboveControl, place.grows])",
    "place.grows",
  ),
  without("an effect depends on where it happens", "label: joined([label, pc]),", "label,"),
  without(
    "effects that are not written are found",
    "if (this.#program.learn(neuro, inferred(value.body))) grows = recursive;",
    "",
  ),
  without(
    "a row variable stands for what is given",
    "covering.length > 0) return;\n  for (const name of place.rows) giving.rows?.get(name)?.push(effect);",
    "covering.length > 0) return;",
  ),
  without("a provider shows what is done with it", "flow(label, body.given, step);", ""),
  // Where anybody looks.
  without(
    "what names something labelled is looked into",
    "names: (declared) => namedIn(declared).inAll,",
    "names: () => [],",
  ),
  without(
    "what writes a label is looked into",
    "writesLabels(declared.item, declared.module) ||",
    "",
  ),
];
