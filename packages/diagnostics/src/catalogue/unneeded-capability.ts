import { diagnostic } from "../problem.ts";

export const unneededCapability = diagnostic<{ capability: string; name: string }>({
  code: "P0807",
  name: "unneeded-capability",
  severity: "hint",
  message: ({ capability, name }) =>
    `\`${name}\` says that it uses \`${capability}\`, but does not.`,
  label: "not needed",
  hint: "Take it away, so that the signature says what is true.",
  page: `What a signature names, every caller has to name, too. An exported neuro may declare more than it needs today, as a promise that leaves room; inside a module nobody needs the room.

Ways out: take the capability out of the \`uses\` clause, or the whole clause: on private neuros it is inferred.`,
  bad: `neuro double(n: Int) -> Int uses console = n * 2

export neuro run() -> Int uses console = double(2)`,
  good: `neuro double(n: Int) -> Int = n * 2

export neuro run() -> Int uses console = double(2)`,
});
