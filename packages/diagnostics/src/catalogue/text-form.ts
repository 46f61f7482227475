import { diagnostic } from "../problem.ts";

export const textForm = diagnostic<{
  type: string;
  /** The literal as it is written. */
  found: string;
  /** What the type says that it is. */
  purpose: string | undefined;
  like: string | undefined;
}>({
  code: "P0330",
  name: "text-form",
  severity: "error",
  message: ({ type, found }) => `${found} is not written as a \`${type}\` is.`,
  label: ({ type }) => `no \`${type}\``,
  hint({ type, purpose, like }) {
    const what = purpose === undefined ? [] : [`\`${type}\`: ${purpose}`];
    const how = like === undefined ? [] : [`One is written like \`"${like}"\`.`];
    return what.length + how.length === 0 ? undefined : [...what, ...how].join(" ");
  },
  page: `A type that is declared with \`@text(re"…")\` takes text literals whose whole text matches the pattern, and checks them before the program runs. So a wrong address is found at the desk and not at night.

Ways out: correct the literal. What is known only when the program runs goes through a neuro of the type's module, such as \`parse\`, which can fail.`,
  bad: `/// A colour of the web.
@text(re"#[0-9a-f]{6}", like: "#ff8800")
opaque type Colour = Text

neuro paint(colour: Colour) -> Text = colour.value

neuro main() { print(paint("orange")) }`,
  good: `/// A colour of the web.
@text(re"#[0-9a-f]{6}", like: "#ff8800")
opaque type Colour = Text

neuro paint(colour: Colour) -> Text = colour.value

neuro main() { print(paint("#ffa500")) }`,
});
