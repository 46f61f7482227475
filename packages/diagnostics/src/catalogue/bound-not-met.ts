import { diagnostic } from "../problem.ts";

/** Who asks for the bound: a neuro that is called, keys or items of a literal, or a type that derives it from its parts. */
type Asking =
  | { readonly kind: "neuro"; readonly name: string }
  | { readonly kind: "keys" | "items" }
  | { readonly kind: "parts"; readonly name: string };

function reason(asking: Asking, bound: string): string {
  switch (asking.kind) {
    case "neuro":
      return `which \`${asking.name}\` asks for`;
    case "keys":
      return "which keys of a Map have to be";
    case "items":
      return "which items of a Set have to be";
    case "parts":
      return `which all parts of \`${asking.name}\` have to be, since it derives ${bound}`;
  }
}

export const boundNotMet = diagnostic<{
  type: string;
  bound: string;
  asking: Asking;
  derivable: boolean;
  /** The type is a type parameter of the neuro that is being checked. */
  parameter: boolean;
}>({
  code: "P0412",
  name: "bound-not-met",
  severity: "error",
  message: ({ type, bound, asking }) => `\`${type}\` is not ${bound}, ${reason(asking, bound)}.`,
  hint: ({ type, bound, derivable, parameter }) => {
    if (parameter) return `Ask for it where \`${type}\` is declared: \`<${type}: ${bound}>\`.`;
    return derivable ? `Write \`@derive(${bound})\` before the type.` : undefined;
  },
  page: `Equatable and Hashable come by themselves for data; Comparable and Data only where the type asks for them with \`@derive\`, and every field must have them too. Functions have none of them.

Ways out: derive it, or bound the type parameter: \`<T: Comparable>\`.`,
  bad: `type Mail { subject: Text }

export neuro tidy(mails: List<Mail>) -> List<Mail> = mails.sorted()`,
  good: `@derive(Comparable)
type Mail { subject: Text }

export neuro tidy(mails: List<Mail>) -> List<Mail> = mails.sorted()`,
});
