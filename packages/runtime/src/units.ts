/** How single numbers of a type are written: Floats, durations, sizes, times. */

export function showFloat(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e21)
    return Object.is(value, -0) ? "-0.0" : `${value}.0`;
  return String(value).replace("e+", "e");
}

const durationUnits: readonly (readonly [string, number])[] = [
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["m", 60_000],
  ["s", 1000],
];

/** `2h30m`, `250ms`, `0s`: as a literal of the language would be written. */
export function showDuration(milliseconds: number): string {
  if (!Number.isFinite(milliseconds)) return `${milliseconds}ms`;
  // Nanoseconds are finer than any clock; what is below them is noise of the arithmetic.
  let rest = Number(Math.abs(milliseconds).toFixed(6));
  if (rest === 0) return "0s";
  let shown = milliseconds < 0 ? "-" : "";
  for (const [unit, size] of durationUnits) {
    const count = Math.floor(rest / size);
    if (count > 0) shown += `${count}${unit}`;
    rest -= count * size;
  }
  return rest > 0 ? `${shown}${Number(rest.toFixed(6))}ms` : shown;
}

const sizeUnits: readonly (readonly [string, number])[] = [
  ["TB", 1024 ** 4],
  ["GB", 1024 ** 3],
  ["MB", 1024 ** 2],
  ["KB", 1024],
];

/** `16MB`: in the largest unit that needs no fraction. */
export function showSize(bytes: number): string {
  const unit = bytes === 0 ? undefined : sizeUnits.find(([, size]) => bytes % size === 0);
  return unit === undefined ? `${bytes}B` : `${bytes / unit[1]}${unit[0]}`;
}

/** ISO 8601 in UTC; milliseconds only where there are some. */
export function showTime(milliseconds: number): string {
  const date = new Date(milliseconds);
  if (Number.isNaN(date.getTime())) return "an invalid time";
  return date.toISOString().replace(".000Z", "Z");
}
