/** How modules name each other. */

/** `neuro:list`, `./text`, `../shared/text`. */
export function specifierFor(from: string, to: string): string {
  if (to.startsWith("neuro:")) return to;
  const here = from.split("/").slice(0, -1);
  const there = to.replace(/\.neuro$/, "").split("/");
  let same = 0;
  while (same < here.length && same < there.length - 1 && here[same] === there[same]) same += 1;
  const up = here.slice(same).map(() => "..");
  return [...(up.length === 0 ? ["."] : up), ...there.slice(same)].join("/");
}
