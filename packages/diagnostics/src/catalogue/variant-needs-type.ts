import { diagnostic } from "../problem.ts";

export const variantNeedsType = diagnostic<{ name: string; types: readonly string[] }>({
  code: "P0313",
  name: "variant-needs-type",
  severity: "error",
  message: ({ name, types }) =>
    types.length > 1
      ? `\`${name}\` may be a variant of ${types.map((each) => `\`${each}\``).join(" or ")}.`
      : `I cannot tell from this place which type \`${name}\` belongs to.`,
  label: "variant of which type?",
  hint: ({ name, types }) =>
    types.length === 0 ? undefined : `Write \`${types[0]}.${name}\`, or give the place a type.`,
  page: `Variants belong to their type. They stand bare wherever the expected type is known: arguments, results, annotated bindings, elements, operands of \`==\`, \`fail\`, \`match\` and \`is\`. Elsewhere the type's name comes first.

Ways out: write \`Shape.Circle(1.0)\`, or annotate: \`let shape: Shape = Circle(1.0)\`.`,
  bad: `type Light = Red | Green
type Wine = Red | White

export neuro stop() -> Bool {
  let light = Red
  return light == Light.Red
}`,
  good: `type Light = Red | Green
type Wine = Red | White

export neuro stop(wine: Wine) -> Bool {
  let light = Light.Red
  return light == Red and wine == White
}`,
});
