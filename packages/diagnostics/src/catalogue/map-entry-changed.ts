import { diagnostic } from "../problem.ts";

export const mapEntryChanged = diagnostic<{ map: string; key: string; type: string }>({
  code: "P0607",
  name: "map-entry-changed",
  severity: "error",
  message: ({ map, key, type }) =>
    `\`${map}[${key}]\` may be missing, so there is no \`${type}\` whose part could change.`,
  label: "this may be `none`",
  hint: ({ map, key }) =>
    `\`${map}.update(${key}, entry => …)\` makes the new entry of the present one, which may be \`none\`; or \`match\` on it first and assign the whole entry.`,
  page: `\`m[key]\` is an optional: the map may not have the key. \`m[key] = value\` sets an entry whether it was there or not, but a part of an entry can only change if there is one.

Ways out: \`m.update(key, entry => (entry ?? fresh) with { … })\`; or \`match m[key]\`, and set the whole entry where it is there.`,
  bad: `type Account { balance: Int }

export neuro paid(amount: Int) -> Int {
  var accounts = Map { "Ada": Account { balance: 0 } }
  accounts["Ada"].balance = amount
  return accounts.length
}`,
  good: `type Account { balance: Int }

export neuro paid(amount: Int) -> Int {
  var accounts = Map { "Ada": Account { balance: 0 } }
  accounts.update("Ada", account => (account ?? Account { balance: 0 }) with { balance: amount })
  return accounts.length
}`,
});
