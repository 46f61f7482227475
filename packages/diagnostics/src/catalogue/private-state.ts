import { diagnostic } from "../problem.ts";

export const privateState = diagnostic<{ callee: string; label: string }>({
  code: "P1111",
  name: "private-state",
  severity: "error",
  message: ({ callee, label }) =>
    `\`${callee}\` changes what later calls do, and here it would tell them what is ${label}.`,
  label: ({ label }) => `${label} here`,
  hint: "Call it where nothing private decides that, and with nothing private: at the start of `main`.",
  page: `Some calls change what later calls do: which messages of a log are shown and where they go, how often something was counted. If a private value decides such a change, every message that is written later, or is not, tells of it, to whoever reads the log. No rule of a policy clears that, since nobody could say what it was cleared for. The related places show the whole way of the data, and the calls from \`main\` to here.

Ways out: decide it by what is not private, once, at the start; or say in the message itself what is private, where the row and the policy see it.`,
  bad: `policy {
  allow env
}

import { info, level } from "neuro:log"

neuro main(name: Text) {
  let mine: personal Text = name
  if mine == "Ada" { level(Error) }
  info("started")
}`,
  good: `policy {
  allow env
}

import { info, level } from "neuro:log"

neuro main(name: Text, quiet: Bool = false) {
  if quiet { level(Error) }
  info("started")
}`,
});
