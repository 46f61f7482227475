// @ts-check
/** Externs of neuro:mail: the parts stand in `mail/`. @module */
import { addressParser, decodeWords } from "postal-mime";
import { bodyOf } from "./mail/body.js";
import { fieldValue, quotedPrintable } from "./mail/compose.js";
import { first, timeOf } from "./mail/headers.js";
import { mostLevels, partOf, TooDeep } from "./mail/parts.js";
import { binaryOf } from "./mail/transfer.js";

/**
 * The fields; who it is from, to and with a copy to; its time, its text, what is attached; or which problem it has, in words.
 * @typedef {[
 *   fields: [name: string, value: string][],
 *   from: Mailbox[],
 *   to: Mailbox[],
 *   cc: Mailbox[],
 *   date: number | undefined,
 *   body: string,
 *   attachments: import("./mail/body.js").Attachment[],
 *   problem: string,
 *   mostLevels: number,
 * ]} Opened
 */
/** @typedef {[name: string, address: string]} Mailbox */

/** @param {Uint8Array} source @returns {Opened} */
export function opened(source) {
  const text = binaryOf(source)
    .replace(/^\u00ef\u00bb\u00bf/, "")
    .replaceAll("\r\n", "\n");
  let mail;
  try {
    mail = partOf(text);
  } catch (error) {
    if (error instanceof TooDeep) return refused("too-deep");
    throw error;
  }
  const { fields } = mail;
  if (!fields.some(([name]) => known.has(name))) return refused("no-mail");
  const { body, attachments } = bodyOf(mail);
  return [
    fields.map(([name, value]) => [name, decodeWords(value).toWellFormed()]),
    mailboxes(first(fields, "from")),
    mailboxes(all(fields, "to")),
    mailboxes(all(fields, "cc")),
    timeOf(first(fields, "date")),
    body.toWellFormed(),
    attachments,
    "",
    mostLevels,
  ];
}

/** Without any of these it is another kind of file. */
const known = new Set(["from", "to", "subject", "date", "message-id", "received", "mime-version"]);

/** @param {string} problem @returns {Opened} */
function refused(problem) {
  return [[], [], [], [], undefined, "", [], problem, mostLevels];
}

/** @param {readonly [string, string][]} fields @param {string} wanted */
function all(fields, wanted) {
  return fields
    .filter(([name]) => name === wanted)
    .map(([, value]) => value)
    .join(", ");
}

/** @param {string} value @returns {Mailbox[]} */
function mailboxes(value) {
  return addressParser(value, { flatten: true }).map(({ name, address = "" }) => [
    name.toWellFormed(),
    address.toWellFormed(),
  ]);
}

/** @param {string} text */
export function asFieldValue(text) {
  return fieldValue(text);
}

/** @param {string} text */
export function asQuotedPrintable(text) {
  return quotedPrintable(text);
}
