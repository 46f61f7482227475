// @ts-check
/** Externs of neuro:time. Zones and names of months come from Intl. @module */
import { host, panic, showTime } from "@neuro-lang/runtime";
import { parseDuration, parseIsoTime, utcTime } from "./shared/units.js";

const day = 86_400_000;
/** Years that Date can hold on both sides of 1970. */
const furthestDays = 100_000_000;

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/** @param {string} zone */
function zoneFormat(zone) {
  let format = formats.get(zone);
  if (format === undefined) {
    try {
      format = new Intl.DateTimeFormat("en-US", {
        timeZone: zone,
        calendar: "iso8601",
        hourCycle: "h23",
        era: "short",
        year: "numeric",
        month: "numeric",
        day: "numeric",
        hour: "numeric",
        minute: "numeric",
        second: "numeric",
      });
    } catch {
      return panic`"${zone}" is not the name of a time zone`;
    }
    formats.set(zone, format);
  }
  return format;
}

/** A zone by its own name. @param {string} zone */
function named(zone) {
  return zone === "local" ? host().clock.zone : zone;
}

/** How far the zone's clocks are ahead of UTC then. @param {number} time @param {string} zone */
function offsetAt(time, zone) {
  const name = named(zone);
  if (name === "UTC") return 0;
  /** @type {Record<string, string>} */
  const parts = {};
  for (const { type, value } of zoneFormat(name).formatToParts(time)) parts[type] = value;
  const year = parts["era"]?.startsWith("B") ? 1 - Number(parts["year"]) : Number(parts["year"]);
  const shown = utcTime(
    year,
    Number(parts["month"]),
    Number(parts["day"]),
    Number(parts["hour"]),
    Number(parts["minute"]),
    Number(parts["second"]),
    0,
  );
  return /** @type {number} */ (shown) - Math.floor(time / 1000) * 1000;
}

/** The Date whose UTC parts are what clocks in the zone show. @param {number} time @param {string} zone */
function shownIn(time, zone) {
  return new Date(time + offsetAt(time, zone));
}

/** The time at which clocks in the zone show what `shown` shows in UTC. @param {number} shown @param {string} zone */
function timeShown(shown, zone) {
  // The offset is that of the time itself, which is near; a second look settles it at a change of the clocks.
  const guess = shown - offsetAt(shown, zone);
  return shown - offsetAt(guess, zone);
}

/** @returns {number} */
export function now() {
  return host().clock.now();
}

/** @returns {number} */
export function elapsed() {
  return host().clock.elapsed();
}

/** @param {number} duration @returns {Promise<void>} */
export function sleep(duration) {
  return host().timer.sleep(duration);
}

/**
 * @param {number} year @param {number} month @param {number} dayOfMonth @param {number} hour @param {number} minute
 * @param {number} second @param {string} zone @returns {number | undefined}
 */
export function pointOf(year, month, dayOfMonth, hour, minute, second, zone) {
  const shown = utcTime(year, month, dayOfMonth, hour, minute, second, 0);
  return shown === undefined ? undefined : timeShown(shown, zone);
}

/** @param {number} time @param {string} zone @returns {[number, number, number]} */
export function dateParts(time, zone) {
  const shown = shownIn(time, zone);
  return [shown.getUTCFullYear(), shown.getUTCMonth() + 1, shown.getUTCDate()];
}

/** @param {number} time @param {number} period @param {string} zone @returns {number} */
export function cut(time, period, zone) {
  const shown = shownIn(time, zone);
  if (period <= 2) {
    // Offsets are whole minutes nearly everywhere, but hours begin by the clock.
    const length = /** @type {number} */ ([1000, 60_000, 3_600_000][period]);
    return time - floorModulo(shown.getTime(), length);
  }
  if (period === 6) shown.setUTCMonth(0);
  if (period >= 5) shown.setUTCDate(1);
  if (period === 4) shown.setUTCDate(shown.getUTCDate() - ((shown.getUTCDay() + 6) % 7));
  shown.setUTCHours(0, 0, 0, 0);
  return timeShown(shown.getTime(), zone);
}

/** @param {number} value @param {number} length */
function floorModulo(value, length) {
  return ((value % length) + length) % length;
}

/** @param {number} year @param {number} month @param {number} dayOfMonth @returns {number | undefined} */
export function daysFromStart(year, month, dayOfMonth) {
  const time = utcTime(year, month, dayOfMonth, 0, 0, 0, 0);
  return time === undefined ? undefined : time / day;
}

/** @param {number} days @returns {[number, number, number]} */
export function dateFromStart(days) {
  if (Math.abs(days) > furthestDays) panic`a date so far away is not on the calendar`;
  return dateParts(days * day, "UTC");
}

/** @param {number} time */
export function unix(time) {
  return time;
}

/** @param {number} milliseconds */
export function fromUnix(milliseconds) {
  return milliseconds;
}

/** @param {string} text @returns {number | undefined} */
export function durationOf(text) {
  return parseDuration(text);
}

/** @param {number} duration */
export function milliseconds(duration) {
  return duration;
}

/** @param {number} duration */
export function seconds(duration) {
  return duration / 1000;
}

/** @param {number} duration */
export function minutes(duration) {
  return duration / 60_000;
}

/** @param {number} duration */
export function hours(duration) {
  return duration / 3_600_000;
}

/** @param {number} duration */
export function days(duration) {
  return duration / day;
}

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const letters = /'([^']*)'|yyyy|yy|MMMM|MMM|MM|M|dd|d|EEEE|EEE|HH|H|mm|ss|SSS|XXX/g;

/** @param {number} time @param {string} pattern @param {string} zone */
export function format(time, pattern, zone) {
  const offset = offsetAt(time, zone);
  const shown = new Date(time + offset);
  if (pattern === "iso")
    return showTime(shown.getTime()).replace("Z", named(zone) === "UTC" ? "Z" : offsetText(offset));
  return pattern.replace(
    letters,
    (letter, /** @type {string | undefined} */ quoted) => quoted ?? part(shown, letter, offset),
  );
}

/** @param {Date} shown @param {string} letter @param {number} offset @returns {string} */
function part(shown, letter, offset) {
  const two = (/** @type {number} */ value) => String(value).padStart(2, "0");
  const month = /** @type {string} */ (months[shown.getUTCMonth()]);
  const weekday = /** @type {string} */ (weekdays[shown.getUTCDay()]);
  switch (letter) {
    case "yyyy":
      return String(shown.getUTCFullYear()).padStart(4, "0");
    case "yy":
      return two(shown.getUTCFullYear() % 100);
    case "MMMM":
      return month;
    case "MMM":
      return month.slice(0, 3);
    case "MM":
      return two(shown.getUTCMonth() + 1);
    case "M":
      return String(shown.getUTCMonth() + 1);
    case "dd":
      return two(shown.getUTCDate());
    case "d":
      return String(shown.getUTCDate());
    case "EEEE":
      return weekday;
    case "EEE":
      return weekday.slice(0, 3);
    case "HH":
      return two(shown.getUTCHours());
    case "H":
      return String(shown.getUTCHours());
    case "mm":
      return two(shown.getUTCMinutes());
    case "ss":
      return two(shown.getUTCSeconds());
    case "SSS":
      return String(shown.getUTCMilliseconds()).padStart(3, "0");
    default:
      return offsetText(offset);
  }
}

/** @param {number} offset */
function offsetText(offset) {
  const minutes = Math.round(Math.abs(offset) / 60_000);
  const two = (/** @type {number} */ value) => String(value).padStart(2, "0");
  return `${offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Expressions for the letters of a format; those without one cannot be read. @type {Record<string, string>} */
const readable = {
  yyyy: String.raw`(?<yyyy>\d{4})`,
  yy: String.raw`(?<yy>\d\d)`,
  MMMM: `(?<MMMM>${months.join("|")})`,
  MMM: `(?<MMM>${months.map((name) => name.slice(0, 3)).join("|")})`,
  MM: String.raw`(?<MM>\d\d)`,
  M: String.raw`(?<M>\d\d?)`,
  dd: String.raw`(?<dd>\d\d)`,
  d: String.raw`(?<d>\d\d?)`,
  EEEE: `(?:${weekdays.join("|")})`,
  EEE: `(?:${weekdays.map((name) => name.slice(0, 3)).join("|")})`,
  HH: String.raw`(?<HH>\d\d)`,
  H: String.raw`(?<H>\d\d?)`,
  mm: String.raw`(?<mm>\d\d)`,
  ss: String.raw`(?<ss>\d\d)`,
  SSS: String.raw`(?<SSS>\d{3})`,
  XXX: String.raw`(?<XXX>Z|[+-]\d\d:\d\d)`,
};

/** @param {string} text @param {string} pattern @param {string} zone @returns {number | undefined} */
export function timeOf(text, pattern, zone) {
  if (pattern === "iso") {
    const time = parseIsoTime(text);
    const hasZone = /(Z|[+-]\d\d:?\d\d)$/.test(text) && text.includes(":");
    return time === undefined || hasZone ? time : timeShown(time, zone);
  }
  const found = formatExpression(pattern).exec(text)?.groups;
  if (found === undefined) return undefined;
  /** @type {(...names: string[]) => number | undefined} */
  const number = (...names) =>
    names
      .map((name) => found[name])
      .flatMap((digits) => (digits === undefined ? [] : [Number(digits)]))[0];
  const monthName = found["MMMM"] ?? found["MMM"];
  const month =
    monthName === undefined
      ? number("MM", "M")
      : months.findIndex((name) => name.startsWith(monthName)) + 1;
  const year = number("yyyy") ?? (found["yy"] === undefined ? 1970 : 2000 + Number(found["yy"]));
  const shown = utcTime(
    year,
    month ?? 1,
    number("dd", "d") ?? 1,
    number("HH", "H") ?? 0,
    number("mm") ?? 0,
    number("ss") ?? 0,
    number("SSS") ?? 0,
  );
  if (shown === undefined) return undefined;
  const offset = found["XXX"];
  if (offset === undefined) return timeShown(shown, zone);
  const minutes = offset === "Z" ? 0 : Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4));
  return shown - (offset.startsWith("-") ? -minutes : minutes) * 60_000;
}

/** @param {string} pattern */
function formatExpression(pattern) {
  let expression = "";
  let at = 0;
  const escape = (/** @type {string} */ text) =>
    text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
  for (const letter of pattern.matchAll(letters)) {
    expression +=
      escape(pattern.slice(at, letter.index)) +
      (letter[1] === undefined ? readable[letter[0]] : escape(letter[1]));
    at = letter.index + letter[0].length;
  }
  try {
    return new RegExp(`^${expression}${escape(pattern.slice(at))}$`, "u");
  } catch {
    return panic`the format "${pattern}" names a part twice`;
  }
}

/** @param {number} time @param {number} to */
export function truncate(time, to) {
  if (to <= 0) panic`a time is cut to a duration that is longer than nothing`;
  return Math.floor(time / to) * to;
}
