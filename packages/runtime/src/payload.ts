/** The property of a payload field: one that is called `tag` makes room for the variant's index. */
export function payloadName(field: string): string {
  return field === "tag" ? "tag_" : field;
}
