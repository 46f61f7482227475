/** `folder / "part"`: `/` stands between the parts of a path on every system. */

/** What stands below a path. The part never leads back to the root; an empty side adds nothing. */
export function joinPath(base: string, part: string): string {
  if (base === "") return part;
  const below = part.replace(/^\/+/, "");
  if (below === "") return base;
  return base.endsWith("/") ? base + below : `${base}/${below}`;
}
