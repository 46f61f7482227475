// @ts-check
/** Addresses of mail, of machines, and of services with the password in them. @module */
import { asDigits, isWordAt } from "./candidates.js";
import { before, weigh } from "./context.js";
import { isEmail, isIP, isMACAddress } from "./validators.js";

/** @typedef {import("./candidates.js").Search} Search */
/** @typedef {import("./numbers.js").Group} Group */

/** RFC 5321, section 4.5.3.1. */
const longestLocal = 64;
const longestCredentials = 160;
const longestScheme = 25;

const local = /[a-z0-9\u00c0-\u024f!#$%&'*+/=?^_`{|}~.-]$/i;
const domainShape =
  /[a-z0-9\u00c0-\u024f](?:[a-z0-9\u00c0-\u024f.-]{0,251}[a-z0-9\u00c0-\u024f])?/iy;
const credentialsBefore =
  /([a-z][a-z0-9+.-]{1,24}):\/\/([^\s:@/"'<>]{0,100}):([^\s@/"'<>]{1,100})$/i;
/** What stands in documentation for a password. */
const placeholder = /^(?:\$\{?.*\}?|<.*>|\{\{.*\}\}|%.*%|\*+|x+|\.+|pass(?:word)?|user(?:name)?)$/i;
/** Names that RFC 2606 keeps for nobody, and pictures for finer screens: `icon@2x.png`. */
const nobody = /\.invalid$|^\d+(?:\.\d+)?x\.(?:png|jpe?g|gif|svg|webp)$/i;

/** What an `@` may stand in. @param {Search} search @param {number} at */
export function atSign(search, at) {
  search.work.spend(16, at);
  credentials(search, at);
  mailAddress(search, at);
}

/** `scheme://user:password@`. @param {Search} search @param {number} at */
function credentials({ text, work, found }, at) {
  const window = text.slice(Math.max(0, at - longestCredentials), at);
  const slashes = window.lastIndexOf("://");
  if (slashes < 0) return;
  work.spend(window.length, at);
  const match = credentialsBefore.exec(window.slice(Math.max(0, slashes - longestScheme)));
  if (match === null) return;
  const [, scheme = "", user = "", password = ""] = match;
  if (placeholder.test(password)) return;
  const start = at - user.length - 1 - password.length;
  found.push({
    kind: "Credentials",
    detail: "",
    start,
    end: at,
    confidence: 0.97,
    why: `password in an address (${scheme})`,
    value: text.slice(start, at),
  });
}

/** @param {Search} search @param {number} at */
function mailAddress({ text, work, found }, at) {
  let start = at;
  while (at - start < longestLocal && local.test(text[start - 1] ?? "")) start--;
  domainShape.lastIndex = at + 1;
  const domain = domainShape.exec(text)?.[0];
  if (start === at || domain === undefined) return;
  const end = at + 1 + domain.length;
  work.spend(end - start, at);
  if (text[end] === "@" || nobody.test(domain)) return;
  // What follows `KEY=`, a quote or a path is the address alone.
  const name = text
    .slice(start, at)
    .replace(/^.*[=/{|]/s, "")
    .replace(/^[^a-z0-9\u00c0-\u024f_]+/i, "");
  start = at - name.length;
  const value = text.slice(start, end);
  if (name === "" || (text[end] === ":" && /^(?:git|hg|svn)@/.test(value)) || !isEmail(value))
    return;
  found.push({
    kind: "Email",
    detail: "",
    start,
    end,
    confidence: 0.95,
    why: "mail address",
    value: value.toLowerCase(),
  });
}

/** Four groups of digits between points. @param {Search} search @param {readonly Group[]} groups @param {number} first */
export function dottedAddress({ text, work, found }, groups, first) {
  const [a, , , d] = groups.slice(first, first + 4);
  if (a === undefined || d === undefined || d.end - a.start > 15) return;
  const written = text.slice(a.start, d.end);
  if (written.includes(" ") || text[a.start - 1] === "." || isWordAt(text, a.start - 1)) return;
  if (text[d.end] === "." && isWordAt(text, d.end + 1)) return;
  // `Chrome/131.0.2.5` is a version.
  if (text[a.start - 1] === "/" && isWordAt(text, a.start - 2)) return;
  const value = asDigits(written);
  work.spend(value.length, a.start);
  if (!isIP(value, 4) || isNobodys(value)) return;
  const words = before(text, a.start);
  const isVersion = /(?:version|release|\bv\.?|upgrade[ds]?(?: to)?|@)[ "':=]{0,3}$/i.test(words);
  const isSmall = value.split(".").every((part) => part.length === 1);
  const sureness = isVersion ? 0.2 : isSmall ? 0.4 : 0.85;
  const [confidence, because] = weigh(
    words,
    /\b(?:ip|host|address|addr|client|server|remote|from)\b/i,
    sureness,
  );
  found.push({
    kind: "IpAddress",
    detail: "",
    start: a.start,
    end: d.end,
    confidence: isVersion ? sureness : value === written ? confidence : confidence * 0.8,
    why: `address of the internet protocol${isVersion ? ' although after "version"' : because}`,
    value,
  });
}

/** The machine itself, everybody, and what is reserved. @param {string} address */
function isNobodys(address) {
  return /^(?:0\.|127\.|24\d\.|25\d\.)/.test(address);
}

const hexadecimal = /[0-9a-f:.]/i;

/** What a `:` between hexadecimal digits may stand in. Gives where the word ends. @param {Search} search @param {number} at */
export function colon(search, at) {
  const { text, work, found } = search;
  let start = at;
  while (at - start < 5 && hexadecimal.test(text[start - 1] ?? "")) start--;
  let end = at + 1;
  while (end - start < 46 && hexadecimal.test(text[end] ?? "")) end++;
  if (text[end - 1] === "." || (text[end - 1] === ":" && text[end - 2] !== ":")) end--;
  const value = text.slice(start, end).toLowerCase();
  work.spend(value.length, at);
  if (isWordAt(text, start - 1) || text[start - 1] === ":" || isWordAt(text, end) || end - at < 2)
    return at + 1;
  const isMachine = value.length === 17 && isMACAddress(value);
  if (isMachine ? /^(?:00:){5}|^(?:ff:){5}/.test(value) : !isInternetAddress(value)) return at + 1;
  found.push({
    kind: isMachine ? "MacAddress" : "IpAddress",
    detail: "",
    start,
    end,
    confidence: 0.9,
    why: isMachine ? "address of a network card" : "address of the internet protocol, version 6",
    value,
  });
  return end;
}

/** `std::ab` is a name of a program; an address has a digit, and not only two groups of letters. @param {string} value */
function isInternetAddress(value) {
  if (!/:.*:/.test(value) || !/\d/.test(value) || value.length < 6) return false;
  return !/^(?:2001:0?db8:|::1$)/.test(value) && isIP(value, 6);
}

const dashedMachine = /[0-9a-f]{2}(?:-[0-9a-f]{2}){5}(?![\w-])/iy;

/** `00-1B-44-11-3A-B7`, from a word of its. @param {Search} search @param {number} word */
export function dashedAddress({ text, work, found }, word) {
  let start = word;
  while (
    word - start < 15 &&
    text[start - 1] === "-" &&
    /^[0-9a-f]{2}$/i.test(text.slice(start - 3, start - 1))
  )
    start -= 3;
  if (text[start + 2] !== "-") return;
  dashedMachine.lastIndex = start;
  const written = dashedMachine.exec(text)?.[0];
  if (written === undefined || isWordAt(text, start - 1) || text[start - 1] === "-") return;
  work.spend(written.length, start);
  if (!isMACAddress(written)) return;
  found.push({
    kind: "MacAddress",
    detail: "",
    start,
    end: start + written.length,
    confidence: 0.85,
    why: "address of a network card",
    value: written.replaceAll("-", ":").toLowerCase(),
  });
}
