// @ts-check
/** Durations, sizes and times as the language writes them. @module */

/** Milliseconds. */
const durations = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
/** Bytes. */
const sizes = { B: 1, KB: 1024, MB: 1024 ** 2, GB: 1024 ** 3, TB: 1024 ** 4 };

/** `2h30m`, `-250ms`, `1.5s`. @param {string} text @returns {number | undefined} */
export function parseDuration(text) {
  const [, sign, parts] = /^(-?)((?:[0-9]+(?:\.[0-9]+)?(?:ms|[smhd]))+)$/.exec(text) ?? [];
  if (parts === undefined) return undefined;
  let total = 0;
  for (const [, count, unit] of parts.matchAll(/([0-9.]+)(ms|[smhd])/g)) {
    total += Number(count) * durations[/** @type {keyof typeof durations} */ (unit)];
  }
  return sign === "-" ? -total : total;
}

/** `16MB`, `512B`. @param {string} text @returns {number | undefined} */
export function parseSize(text) {
  const [, count, unit] = /^([0-9]+(?:\.[0-9]+)?)(B|KB|MB|GB|TB)$/.exec(text) ?? [];
  if (unit === undefined) return undefined;
  return Math.round(Number(count) * sizes[/** @type {keyof typeof sizes} */ (unit)]);
}

/**
 * ISO 8601: a date, or a date with a time and an offset; without an offset, UTC.
 * @param {string} text @returns {number | undefined}
 */
export function parseIsoTime(text) {
  const match =
    /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?\s*(Z|[+-]\d\d:?\d\d)?)?$/.exec(
      text,
    );
  if (match === null) return undefined;
  const [, year, month, day, hour = "0", minute = "0", second = "0", fraction = "0", zone = "Z"] =
    match;
  const milliseconds = Math.floor(Number(`0.${fraction}`) * 1000);
  const utc = utcTime(
    Number(year),
    Number(month),
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
    milliseconds,
  );
  if (utc === undefined || zone === "Z") return utc;
  const offset = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return utc - (zone.startsWith("-") ? -offset : offset) * 60_000;
}

/**
 * Undefined for what is not on the calendar or the clock.
 * @param {number} year @param {number} month @param {number} day @param {number} hour @param {number} minute @param {number} second
 * @param {number} milliseconds @returns {number | undefined}
 */
export function utcTime(year, month, day, hour, minute, second, milliseconds) {
  const date = new Date(0);
  // Date.UTC takes the years 0 to 99 for 1900 to 1999.
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second, milliseconds);
  const kept =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return kept && hour < 24 && minute < 60 && second < 60 ? date.getTime() : undefined;
}
