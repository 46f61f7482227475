// @ts-check
/** Which parts of a mail are its text and which are attached to it. @module */
import { decodeWords } from "postal-mime";
import { first } from "./headers.js";
import { textOfHtml } from "./html.js";
import { textOf, unpacked } from "./transfer.js";

/** @typedef {import("./parts.js").Part} Part */
/** @typedef {[name: string, type: string, content: Uint8Array]} Attachment */
/** @typedef {{ text: string, isHtml: boolean }} Passage */

/** @param {Part} mail @returns {{ body: string, attachments: Attachment[] }} */
export function bodyOf(mail) {
  /** @type {Attachment[]} */
  const attachments = [];
  const passages = passagesOf(mail, attachments);
  const body = passages
    .map(({ text, isHtml }) => (isHtml ? textOfHtml(text) : text))
    .join("\n")
    .replace(/^\n+/, "");
  return { body: withoutEnd(body), attachments };
}

/** @param {Part} part @param {Attachment[]} attachments where what is attached is added @returns {Passage[]} */
function passagesOf(part, attachments) {
  if (part.parts.length > 0) {
    const below = part.parts.map((each) => passagesOf(each, attachments));
    if (part.type.word !== "multipart/alternative") return below.flat();
    // Of the forms of one text, the one that was written without markup; else the first.
    const forms = below.filter((form) => form.length > 0);
    return forms.find((form) => form.every(({ isHtml }) => !isHtml)) ?? forms[0] ?? [];
  }
  const encoding = first(part.fields, "content-transfer-encoding").toLowerCase();
  const content = unpacked(part.content, encoding);
  const isHtml = part.type.word === "text/html";
  // A multipart without a single boundary is shown as it stands.
  const isText =
    isHtml || part.type.word === "text/plain" || part.type.word.startsWith("multipart/");
  if (isText && part.disposition.word !== "attachment") {
    const written = textOf(content, part.type.get("charset")).replace(/\r\n?/g, "\n");
    const text =
      part.type.get("format").toLowerCase() === "flowed" ? unflowed(written, part) : written;
    return [{ text, isHtml }];
  }
  const name = part.disposition.get("filename") || part.type.get("name");
  attachments.push([decodeWords(name).toWellFormed(), part.type.word, content]);
  return [];
}

/** Lines that end with a space go on in the next one (RFC 3676). @param {string} text @param {Part} part */
function unflowed(text, { type }) {
  const dropsSpace = type.get("delsp").toLowerCase() === "yes";
  /** @type {string[]} */
  const pieces = [];
  for (const line of text.split("\n")) {
    const plain = line.startsWith(" ") ? line.slice(1) : line;
    // The line before a signature looks as if it went on.
    const goesOn = plain.endsWith(" ") && plain !== "-- ";
    if (!goesOn) pieces.push(plain, "\n");
    else pieces.push(dropsSpace ? plain.slice(0, -1) : plain);
  }
  if (pieces.at(-1) === "\n") pieces.pop();
  return pieces.join("");
}

/** Without the line breaks at the end. @param {string} text */
function withoutEnd(text) {
  let end = text.length;
  while (end > 0 && text[end - 1] === "\n") end--;
  return text.slice(0, end);
}
