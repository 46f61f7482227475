import { diagnostic } from "../problem.ts";

export const deferFails = diagnostic<{ types: readonly string[] }>({
  code: "P0706",
  name: "defer-fails",
  severity: "error",
  message: ({ types }) =>
    `What \`defer\` runs may not fail, and this may fail with ${types.map((type) => `\`${type}\``).join(", ")}.`,
  label: "may fail",
  hint: "Handle the failure here: `defer { … catch … }`.",
  page: `A \`defer\` runs while its block is left, perhaps because of a failure. A second failure would hide the first.

Ways out: handle it inside the \`defer\` with \`catch\`.`,
  bad: `type Busy { message: Text }

neuro close(n: Int) fails Busy {
  if n > 0 { fail Busy { message: "still open" } }
}

neuro main() {
  defer close(1)
  print("working")
}`,
  good: `type Busy { message: Text }

neuro close(n: Int) fails Busy {
  if n > 0 { fail Busy { message: "still open" } }
}

neuro main() {
  defer { close(1) catch () }
  print("working")
}`,
});
