// @ts-check
/** Words of letters and digits: bank accounts, tax numbers with their country, identifiers with letters. @module */
import { validateIBAN, ValidationErrorsIBAN } from "ibantools";
import { isWordAt, standsAlone } from "./candidates.js";
import { before, contexts, weigh } from "./context.js";
import { codeRules, taxRules } from "./identifiers.js";

/** @typedef {import("./candidates.js").Search} Search */

/** Two letters, two digits, up to 30 letters and digits, in groups or not. */
const ibanShape = /[A-Z]{2}[ -]?[\dOolI]{2}(?:[ -]?[A-Z\dol]){11,30}/iy;
const shortestIban = 15;
/** Invoices name tax numbers; letters and check digits together are seldom anything else. */
const littleDoubt = 0.1;
const taxShape = /(?:ATU|CHE|[A-Z]{2})[ -]?[A-Z\d]/y;

/**
 * Looks at a word that holds a letter and a digit, and gives where what was found ends, or the start.
 * @param {Search} search @param {number} start
 */
export function codes(search, start) {
  const { text, work } = search;
  if (isWordAt(text, start - 1)) return start;
  work.spend(16, start);
  const end = Math.max(iban(search, start), taxNumber(search, start));
  return Math.max(end, identifierCode(search, start));
}

/** @param {Search} search @param {number} start */
function iban({ text, work, found }, start) {
  ibanShape.lastIndex = start;
  const shape = ibanShape.exec(text)?.[0];
  if (shape === undefined) return start;
  work.spend(shape.length * 4, start);
  // What follows an account in the same line may look like more of it.
  for (let end = start + shape.length; end - start >= shortestIban; end--) {
    if (isWordAt(text, end) || !isWordAt(text, end - 1)) continue;
    const written = text.slice(start, end);
    const compact = written.replace(/[ -]/g, "").toUpperCase();
    const value = [compact, readAsDigits(compact)].find((each) => sureOfIban(each) > 0);
    if (value === undefined) continue;
    if (!standsAlone(text, start, end)) return start;
    const isRead = value !== compact;
    found.push({
      kind: "Iban",
      detail: "",
      start,
      end,
      confidence: sureOfIban(value) * (isRead ? 0.9 : 1),
      why: `account number with check digits${isRead ? ", letters read as digits" : ""}`,
      value,
    });
    return end;
  }
  return start;
}

/** Some countries have check digits of their own inside. An account whose own are right is one. @param {string} iban */
function sureOfIban(iban) {
  const { valid, errorCodes } = validateIBAN(iban);
  if (valid) return 0.98;
  const isInner = (/** @type {ValidationErrorsIBAN} */ code) =>
    code === ValidationErrorsIBAN.WrongAccountBankBranchChecksum;
  return errorCodes.every(isInner) ? 0.85 : 0;
}

/** Letters beside digits; those of a bank's name stand among letters. @param {string} iban in capitals */
function readAsDigits(iban) {
  return (
    iban.slice(0, 2) +
    iban.slice(2).replace(/(?<=\d)[OIL]|[OIL](?=\d)/g, (letter) => (letter === "O" ? "0" : "1"))
  );
}

/** @param {Search} search @param {number} start */
function taxNumber({ text, work, found }, start) {
  taxShape.lastIndex = start;
  if (!taxShape.test(text)) return start;
  const country = text.slice(start, start + 2);
  const rule = taxRules[country];
  if (rule === undefined) return start;
  const gap = /[ -]/.test(text[start + 2] ?? "") ? 3 : 2;
  rule.pattern.lastIndex = start + gap;
  const number = rule.pattern.exec(text)?.[0];
  if (number === undefined) return start;
  const end = start + gap + number.length;
  work.spend(end - start, start);
  if (!standsAlone(text, start, end)) return start;
  const value = text.slice(start, end).replace(/[ .-]/g, "");
  const local = value.slice(2);
  // The libraries differ in whether the country belongs to the number.
  if (!rule.checker.validate(value).isValid && !rule.checker.validate(local).isValid) return start;
  const [confidence, because] = weigh(before(text, start), contexts.tax, 0.6, littleDoubt);
  const why = `tax number (${country})${because}`;
  found.push({ kind: "TaxNumber", detail: country, start, end, confidence, why, value });
  return end;
}

/** Does any rule fit? One look at most words says no. */
const anyCode = new RegExp(codeRules.map(({ pattern }) => `(?:${pattern.source})`).join("|"), "iy");

/** @param {Search} search @param {number} start */
function identifierCode({ text, work, found, countries }, start) {
  let furthest = start;
  anyCode.lastIndex = start;
  if (!anyCode.test(text)) return furthest;
  for (const { pattern, checker, name, country, words, confidence: sureness } of codeRules) {
    pattern.lastIndex = start;
    const written = pattern.exec(text)?.[0];
    if (written === undefined) continue;
    const end = start + written.length;
    work.spend(written.length, start);
    if (!standsAlone(text, start, end) || !checker.validate(written.toUpperCase()).isValid)
      continue;
    const isAtHome = countries.includes(country);
    const [confidence, because] = weigh(
      before(text, start),
      words,
      sureness + (isAtHome ? 0.1 : 0),
      littleDoubt,
    );
    found.push({
      kind: "NationalId",
      detail: country,
      start,
      end,
      confidence: Math.min(confidence, 0.99),
      why: `${name} (${country})${because}`,
      value: written.replace(/[ -]/g, "").toUpperCase(),
    });
    furthest = Math.max(furthest, end);
  }
  return furthest;
}
