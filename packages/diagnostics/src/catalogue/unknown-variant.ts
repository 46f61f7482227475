import { diagnostic } from "../problem.ts";

export const unknownVariant = diagnostic<{
  name: string;
  type: string;
  suggestion: string | undefined;
  /** The name is that of the sum itself, of which there may be none. */
  whole?: "optional" | "present" | false;
}>({
  code: "P0312",
  name: "unknown-variant",
  severity: "error",
  message: ({ name, type }) => `\`${type}\` has no variant \`${name}\`.`,
  label: "no such variant",
  hint({ suggestion, whole }) {
    const variants = suggestion === undefined ? "one of its variants" : `\`${suggestion}\``;
    if (whole === "optional")
      return `To ask whether there is one, write \`!= none\`; otherwise name a variant: ${variants}.`;
    if (whole === "present") return `This is the whole type; name a variant: ${variants}.`;
    return suggestion === undefined ? undefined : `Did you mean \`${suggestion}\`?`;
  },
  page: `A pattern or constructor names a variant that must stand in the declaration of the sum.

Ways out: correct the name, or add the variant to the type.`,
  bad: `type Light = Red | Green

export neuro go(light: Light) -> Bool = light is Gren`,
  good: `type Light = Red | Green

export neuro go(light: Light) -> Bool = light is Green`,
});
