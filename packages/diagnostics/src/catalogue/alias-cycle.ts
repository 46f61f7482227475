import { diagnostic } from "../problem.ts";

export const aliasCycle = diagnostic<{ name: string }>({
  code: "P0904",
  name: "alias-cycle",
  severity: "error",
  message: ({ name }) => `The type \`${name}\` stands for itself.`,
  label: "refers to itself",
  hint: "Break the circle with a record or sum type.",
  page: `An alias is another name for a type; one that leads back to itself names none.

Ways out: declare a record or sum type, which may contain itself.`,
  bad: `type A = List<B>
type B = List<A>

export neuro size(a: A) -> Int = a.length`,
  good: `type A { items: List<A> }

export neuro size(a: A) -> Int = a.items.length`,
});
