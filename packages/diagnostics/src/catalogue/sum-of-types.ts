import { diagnostic } from "../problem.ts";

export const sumOfTypes = diagnostic<{ name: string; right: string }>({
  code: "P0321",
  name: "sum-of-types",
  severity: "error",
  message: ({ name }) =>
    `\`${name}\` is written as one of several types, but a sum is made of variants.`,
  label: "these are types",
  hint: ({ right }) => `Let each variant hold one: \`${right}\`.`,
  page: `A sum lists its variants, each with a name of its own and perhaps a payload. Types are not put together with \`|\`, except after \`fails\`.

Ways out: give each type a variant that holds it (there is a fix), or other names to variants that hold nothing.`,
  bad: `type Cat { name: Text }
type Dog { name: Text }

export type Pet = Cat | Dog`,
  good: `type Cat { name: Text }
type Dog { name: Text }

export type Pet = Cat(cat: Cat) | Dog(dog: Dog)`,
});
