import { diagnostic } from "../problem.ts";

export const notARecord = diagnostic<{ type: string; optional: boolean }>({
  code: "P0433",
  name: "not-a-record",
  severity: "error",
  message: ({ type }) => `\`with\` changes fields of a record, and this is \`${type}\`.`,
  label: "not a record",
  hint: ({ optional }) =>
    optional ? "It may be `none`: test it first, or give a default with `??`." : undefined,
  page: `\`record with { field: value }\` is a changed copy of a record. Nothing else has fields that could be written so.

Ways out: for an optional, test for \`none\` first; for a sum, \`match\` it and build the variant anew.`,
  bad: `type Point { x: Int, y: Int }

export neuro moved(point: Point?) -> Point = point with { x: 1 }`,
  good: `type Point { x: Int, y: Int }

export neuro moved(point: Point?) -> Point? {
  if point == none { return none }
  return point with { x: 1 }
}`,
});
