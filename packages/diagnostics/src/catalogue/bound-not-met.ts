import { diagnostic } from "../problem.ts";

export const boundNotMet = diagnostic<{
  type: string;
  bound: string;
  parameter: string | undefined;
  derivable: boolean;
}>({
  code: "P0412",
  name: "bound-not-met",
  severity: "error",
  message: ({ type, bound, parameter }) =>
    parameter === undefined
      ? `\`${type}\` is not ${bound}.`
      : `\`${type}\` is not ${bound}, which \`${parameter}\` has to be.`,
  hint: ({ bound, derivable }) =>
    derivable ? `Write \`@derive(${bound})\` before the type.` : undefined,
  page: `Equatable and Hashable come by themselves for data; Comparable and Data only where the type asks for them with \`@derive\`, and every field must have them too. Functions have none of them.

Ways out: derive it, or bound the type parameter: \`<T: Comparable>\`.`,
  bad: `type Mail { subject: Text }

export neuro tidy(mails: List<Mail>) -> List<Mail> = mails.sorted()`,
  good: `@derive(Comparable)
type Mail { subject: Text }

export neuro tidy(mails: List<Mail>) -> List<Mail> = mails.sorted()`,
});
