/** `@text` before an opaque type that holds a Text: which Texts are values of it without its constructor. */

import { diagnostics } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import { whyInvalid } from "./regex-groups.ts";
import { type ModuleState, spanOf } from "./state.ts";
import { isPlainText, matchesForm, plainText } from "./text-types.ts";
import type { AcceptedTexts } from "./types.ts";

/** What the attribute says; undefined without one, or where it says nothing that holds. */
export function acceptedTexts(
  module: ModuleState,
  declaration: tree.OpaqueDeclaration,
): AcceptedTexts | undefined {
  const attribute = declaration.attributes.find(({ name }) => name.text === "text");
  if (attribute === undefined || !holdsText(module, declaration)) return undefined;
  const [form, like] = attribute.arguments;
  if (form === undefined) return { kind: "every" };
  if (form.value.kind !== "RegexLiteral") return undefined;
  const { pattern, flags } = form.value;
  if (whyInvalid(form.value) !== undefined) return undefined;
  return { kind: "literal", pattern, flags, like: plainText(like?.value) };
}

/** A label inside would be lost or made up where a Text becomes a value. */
function holdsText(module: ModuleState, { type }: tree.OpaqueDeclaration): boolean {
  return (
    type.kind === "NamedType" &&
    type.labels.length === 0 &&
    !type.optional &&
    type.path.namespace === undefined &&
    type.path.name.text === "Text" &&
    !module.names.has("Text")
  );
}

/** Reports an attribute that stands before something else, or says what it cannot say. */
export function reportTextAttribute(
  module: ModuleState,
  item: tree.Item,
  attribute: tree.Attribute,
): void {
  if (item.kind === "ErrorItem") return;
  if (item.kind !== "OpaqueDeclaration" || !holdsText(module, item)) {
    const holds =
      item.kind === "OpaqueDeclaration"
        ? module.input.source.text.slice(item.type.start, item.type.end)
        : undefined;
    module.problems.push(diagnostics.textAttribute.at(spanOf(module, attribute), { holds }));
    return;
  }
  const [form, like, ...more] = attribute.arguments;
  const report = (node: tree.Node): void => {
    module.problems.push(diagnostics.textAttributeArgument.at(spanOf(module, node), {}));
  };
  if (form === undefined) return;
  if (form.name !== undefined || form.value.kind !== "RegexLiteral") {
    report(form);
    return;
  }
  const why = whyInvalid(form.value);
  if (why !== undefined) {
    module.problems.push(diagnostics.invalidRegex.at(spanOf(module, form.value), { why }));
    return;
  }
  for (const each of more) report(each);
  if (like === undefined) return;
  const { value } = like;
  if (like.name?.text !== "like" || !isPlainText(value)) report(like);
  else if (!matchesForm(form.value, plainText(value)!)) {
    const { text } = module.input.source;
    const [found, pattern] = [value, form.value].map(({ start, end }) => text.slice(start, end));
    module.problems.push(
      diagnostics.textExample.at(spanOf(module, value), { found: found!, pattern: pattern! }),
    );
  }
}
