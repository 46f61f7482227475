// @ts-check
/**
 * The text of a mail that was written only as HTML: blocks on lines of their own, links with where they lead. It goes over the
 * tags once and builds no tree, so that a mail cannot be nested too deep for it.
 * @module
 */
import { Tokenizer } from "htmlparser2";

const blocks = new Set(
  "address article blockquote center dd div dl dt footer form h1 h2 h3 h4 h5 h6 header hr li ol p pre section table tr ul".split(
    " ",
  ),
);
/** Blocks with an empty line around them. */
const apart = new Set("blockquote h1 h2 h3 h4 h5 h6 ol p pre table ul".split(" "));
/** What stands inside is not shown. */
const hidden = new Set(["head", "script", "style", "template", "title"]);

/** @param {string} html */
export function textOfHtml(html) {
  const writer = new Writer();
  let tag = "";
  let attribute = "";
  let value = "";
  let target = "";
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      ontext: (start, end) => writer.text(html.slice(start, end)),
      ontextentity: (codePoint) => writer.text(String.fromCodePoint(codePoint)),
      onopentagname(start, end) {
        tag = html.slice(start, end).toLowerCase();
        target = "";
      },
      onattribname(start, end) {
        attribute = html.slice(start, end).toLowerCase();
        value = "";
      },
      onattribdata(start, end) {
        value += html.slice(start, end);
      },
      onattribentity(codePoint) {
        value += String.fromCodePoint(codePoint);
      },
      onattribend() {
        if (attribute === "href" && target === "") target = value.trim();
      },
      onopentagend: () => writer.open(tag, target),
      onselfclosingtag: () => writer.open(tag, target),
      onclosetag: (start, end) => writer.close(html.slice(start, end).toLowerCase()),
      oncdata() {},
      oncomment() {},
      ondeclaration() {},
      onend() {},
      onprocessinginstruction() {},
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return writer.result();
}

class Writer {
  /** @type {string[]} */
  #pieces = [];
  /** Line breaks that the next word needs before it. */
  #breaks = 0;
  #space = false;
  #hiddenIn = "";
  /** The link that is open: where it leads, and where its text starts. @type {{ target: string, from: number } | undefined} */
  #link;

  /** @param {string} written */
  text(written) {
    if (this.#hiddenIn !== "") return;
    for (const [part] of written.matchAll(/[^ \t\n\f\r\u00a0]+|[ \t\n\f\r\u00a0]+/g)) {
      if (/^[ \t\n\f\r\u00a0]/.test(part)) this.#space = true;
      else this.#word(part);
    }
  }

  /** @param {string} word */
  #word(word) {
    if (this.#pieces.length > 0) {
      if (this.#breaks > 0) this.#pieces.push("\n".repeat(this.#breaks));
      else if (this.#space) this.#pieces.push(" ");
    }
    this.#breaks = 0;
    this.#space = false;
    this.#pieces.push(word);
  }

  /** @param {string} tag @param {string} target of a link */
  open(tag, target) {
    // A head may be left open; nobody writes a body inside of it.
    if (tag === "body" && this.#hiddenIn === "head") this.#hiddenIn = "";
    if (this.#hiddenIn !== "") return;
    if (hidden.has(tag)) this.#hiddenIn = tag;
    if (tag === "br") this.#breaks = Math.min(this.#breaks + 1, 2);
    this.#block(tag);
    if (tag === "td" || tag === "th") this.#space = true;
    if (tag === "li") {
      this.#word("-");
      this.#space = true;
    }
    if (tag === "a") this.#link = { target, from: this.#pieces.length };
  }

  /** @param {string} tag */
  close(tag) {
    if (tag === this.#hiddenIn) this.#hiddenIn = "";
    if (this.#hiddenIn !== "") return;
    if (tag === "a" && this.#link !== undefined) {
      const { target, from } = this.#link;
      const shown = this.#pieces.slice(from).join("").trim();
      // A link whose text says something else than where it leads is how people are led astray.
      if (/^(?:https?|mailto):/i.test(target) && target !== shown && target !== `mailto:${shown}`) {
        this.#space = this.#pieces.length > 0;
        this.#word(`(${target})`);
      }
      this.#link = undefined;
    }
    this.#block(tag);
  }

  /** @param {string} tag */
  #block(tag) {
    if (blocks.has(tag)) this.#breaks = Math.max(this.#breaks, apart.has(tag) ? 2 : 1);
  }

  result() {
    return this.#pieces.join("");
  }
}
