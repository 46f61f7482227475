// @ts-check
/** Dates after a word that says that somebody was born then. A date alone is none of anybody. @module */
import { asDigits } from "./candidates.js";
import { before, contexts, weigh } from "./context.js";

/** @typedef {import("./candidates.js").Search} Search */
/** @typedef {import("./numbers.js").Group} Group */

const months =
  /^(?:jan|feb|fév|fev|mar|mär|maa|apr|avr|abr|mai|may|maj|mei|mag|jun|jui|giu|jul|lug|aug|aou|aoû|ago|sep|set|oct|okt|ott|out|nov|dec|dez|déc|dic)/iu;
/** `12 March 1980`, `12. März 1980`, `12 de marzo de 1980`, `12th March, 1980` from the day on. */
const dayFirst =
  /(\d{1,2})(?:st|nd|rd|th|\.|er|º)?,? {1,2}(?:of |de |di )?(\p{L}{3,12})\.?,? {1,2}(?:de |del )?((?:19|20)\d{2})(?!\d)/uy;
/** What follows the name of a month in `March 12, 1980`. */
const dayAfterMonth = /(\d{1,2})(?:st|nd|rd|th)?,? {1,2}((?:19|20)\d{2})(?!\d)/uy;
const monthBefore = /(\p{L}{3,12})\.? {1,2}$/u;
const longestDate = 40;

/** @param {Search} search @param {readonly Group[]} groups @param {number} first */
export function dateOfBirth(search, groups, first) {
  const { start, end } = /** @type {Group} */ (groups[first]);
  const length = end - start;
  if (length > 4 || length === 3) return;
  const found =
    inDigits(search, groups, first) ?? (length <= 2 ? inWords(search, start) : undefined);
  if (found !== undefined) report(search, found.start, found.end, found.value);
}

/** `1980-03-12`, `12.03.1980`, `3/12/80`. @param {Search} search @param {readonly Group[]} groups @param {number} first */
function inDigits({ text }, groups, first) {
  const [a, b, c] = groups.slice(first, first + 3);
  if (a === undefined || b === undefined || c === undefined) return undefined;
  const between = text.slice(a.end, b.start);
  const lengths = [a, b, c].map(({ start, end }) => end - start).join("");
  if (!/^(?:422|[12][12][24])$/.test(lengths)) return undefined;
  if (!/^(?:[-/]|\.|\. )$/.test(between) || text.slice(b.end, c.start) !== between)
    return undefined;
  const numbers = [a, b, c].map(({ start, end }) => Number(asDigits(text.slice(start, end))));
  const [x = 0, y = 0, z = 0] = numbers;
  const isDate =
    lengths === "422"
      ? isDay(z) && isMonth(y) && isYear(x)
      : isDay(Math.max(x, y)) && isMonth(Math.min(x, y));
  return isDate ? { start: a.start, end: c.end, value: numbers.join("-") } : undefined;
}

/** @param {Search} search @param {number} start */
function inWords({ text }, start) {
  const window = text.slice(start, start + longestDate);
  dayFirst.lastIndex = 0;
  const day = dayFirst.exec(window);
  if (day !== null && months.test(day[2] ?? "") && isDay(Number(day[1])))
    return { start, end: start + day[0].length, value: day[0].toLowerCase() };
  dayAfterMonth.lastIndex = 0;
  const after = dayAfterMonth.exec(window);
  if (after === null || !isDay(Number(after[1]))) return undefined;
  const month = monthBefore.exec(text.slice(Math.max(0, start - 15), start));
  if (month === null || !months.test(month[1] ?? "")) return undefined;
  const from = start - month[0].length;
  const end = start + after[0].length;
  return { start: from, end, value: text.slice(from, end).toLowerCase() };
}

/** @param {number} day */
const isDay = (day) => day >= 1 && day <= 31;
/** @param {number} month */
const isMonth = (month) => month >= 1 && month <= 12;
/** @param {number} year */
const isYear = (year) => year >= 1880 && year <= 2099;

/** @param {Search} search @param {number} start @param {number} end @param {string} value */
function report(search, start, end, value) {
  search.work.spend(end - start, start);
  const [confidence, because] = weigh(before(search.text, start), contexts.birth, 0.3);
  if (confidence <= 0.3) return;
  search.found.push({
    kind: "BirthDate",
    detail: "",
    start,
    end,
    confidence,
    why: `date${because}`,
    value,
  });
}
