import { diagnostic } from "../problem.ts";

interface HoleDetails {
  /** With its name, if it has one: `?rate`. */
  readonly written: string;
  readonly what: "value" | "type";
  readonly type: string | undefined;
}

export const holeLeft = diagnostic<HoleDetails>({
  code: "P0425",
  name: "hole-left",
  severity: "warning",
  message: ({ what, type }) => {
    if (what === "type") return "A type is still to be written here.";
    return type === undefined
      ? "Something is still to be written here."
      : `A value of type \`${type}\` is still to be written here.`;
  },
  label: "a hole",
  hint: ({ written, what }) =>
    `Write the ${what} in place of \`${written}\`. Until then a program that gets here stops with a panic.`,
  page: `\`?\` stands for what is not written yet. The program checks and runs all the same, until it gets there: so the rest can be tried first. \`neuroc check --strict\` lets no hole pass.

Ways out: write what is meant in its place.`,
  bad: `type Discount = NoDiscount | Percent(of: Float)

export neuro reduced(price: Float, discount: Discount) -> Float = match discount {
  NoDiscount => ?
  Percent(of) => price * (1.0 - of / 100.0)
}`,
  good: `type Discount = NoDiscount | Percent(of: Float)

export neuro reduced(price: Float, discount: Discount) -> Float = match discount {
  NoDiscount => price
  Percent(of) => price * (1.0 - of / 100.0)
}`,
});
