// @ts-check
/**
 * Keys, tokens and passwords. The rules are secretlint's; they see only windows around the prefixes that such keys have, so that
 * no pattern of theirs ever meets a long text. Our own are private keys, web tokens, and what is assigned to a telling name.
 * @module
 */
import { rules } from "@secretlint/secretlint-rule-preset-recommend";

/** @typedef {import("./candidates.js").Search} Search */

/** A key is rarely longer, and never begins further back than a line that names it. */
const windowBefore = 64;
const windowAfter = 1200;
const longestPrivateKey = 16_384;
/** Shorter words hold no key. */
export const shortestKey = 20;

const prefixes =
  /AKIA|ASIA|AGPA|AIDA|AROA|AIPA|ANPA|ANVA|A3T[A-Z0-9]|npm_|xox[abopr]-|xapp-|hooks\.slack\.com|SG\.|shp(?:at|ca|pa|ss)_|[rs]k_(?:live|test)_|gh[opusr]_|github_pat_|gl[a-z]{2,7}-|glc_|glsa_|GR1348941|sk-|gsk_|hf_|lin_api_|ntn_|secret_|ops_ey|hv[bsr]\.|vc[aikpr]_|dapi|dckr_pat_|figd_|cfk_|cfu?at_|cfut_|tskey-/;

/** The rest need the name of a file, or say what `credentials` says too. */
const unused = new Set([
  "gcp",
  "privatekey",
  "basicauth",
  "database-connection-string",
  "filter-comments",
]);

/** @typedef {{ range: readonly [number, number], message: { messageId: string } }} Report */

/** @type {Report[]} */
let reports = [];
const checks = rules
  .map((rule) => ({ rule, name: rule.meta.id.replace(/^.*secretlint-rule-/, "") }))
  .filter(({ name }) => !unused.has(name))
  .map(({ rule, name }) => ({
    name,
    check: rule.create(
      /** @type {never} */ ({
        createTranslator: () => (/** @type {string} */ messageId) => ({
          message: messageId,
          messageId,
        }),
        report: (/** @type {Report} */ report) => reports.push(report),
        ignore: () => {},
      }),
      /** @type {never} */ ({ enableIDScanRule: true }),
    ),
  }));

/** A long word may be a key. @param {Search} search @param {number} start @param {number} end */
export function longWord(search, start, end) {
  search.work.spend(end - start, start);
  const word = search.text.slice(start, end);
  if (word.includes("eyJ")) webTokens(search, start, word);
  // Each window overlaps the one before by its margins alone.
  let from = 0;
  for (let at = word.search(prefixes); at >= 0; at = nextPrefix(word, from)) {
    const windowEnd = Math.min(start + at + windowAfter, end + windowBefore, search.text.length);
    underRules(search, Math.max(0, start + at - windowBefore), windowEnd);
    from = Math.max(at + 1, windowEnd - windowBefore - start);
  }
}

/** @param {string} word @param {number} from */
function nextPrefix(word, from) {
  const at = word.slice(from).search(prefixes);
  return at < 0 ? -1 : from + at;
}

/** @param {Search} search @param {number} from @param {number} to */
function underRules({ text, work, found }, from, to) {
  const content = text.slice(from, to);
  work.spend(content.length * checks.length, from);
  for (const { name, check } of checks) {
    reports = [];
    void check.file?.(/** @type {never} */ ({ content, contentType: "text" }));
    for (const { range, message } of reports) {
      if (message.messageId === "AWSAccountID") continue;
      const [start, end] = range;
      found.push({
        kind: "Secret",
        detail: name,
        start: from + start,
        end: from + end,
        confidence: 0.9,
        why: `key of ${name}`,
        value: content.slice(start, end),
      });
    }
  }
}

const webTokenShape = /eyJ[\w-]{8,2000}\.eyJ[\w-]{8,4000}\.[\w-]{16,1000}/g;

/** @param {Search} search @param {number} start @param {string} word */
function webTokens({ work, found }, start, word) {
  work.spend(word.length * 4, start);
  for (const { 0: value, index } of word.matchAll(webTokenShape)) {
    found.push({
      kind: "Secret",
      detail: "jwt",
      start: start + index,
      end: start + index + value.length,
      confidence: 0.9,
      why: "web token",
      value,
    });
  }
}

const privateKeyStart = "-----BEGIN ";

/** @param {Search} search */
export function privateKeys({ text, work, found }) {
  for (
    let start = text.indexOf(privateKeyStart);
    start >= 0;
    start = text.indexOf(privateKeyStart, start + 1)
  ) {
    const window = text.slice(start, start + longestPrivateKey);
    const head = /^-----BEGIN (?:[A-Z0-9]{2,12} ){0,2}PRIVATE KEY(?: BLOCK)?-----/.exec(
      window,
    )?.[0];
    if (head === undefined) continue;
    const tail = head.replace("BEGIN", "END");
    work.spend(window.length, start);
    const at = window.indexOf(tail);
    // A key that is cut off is one all the same; it ends where its lines do.
    const end =
      at < 0
        ? (/^[^\n]*(?:\\n|\n[A-Za-z0-9+/=:, -]+)*/.exec(window)?.[0].length ?? head.length)
        : at + tail.length;
    const value = window.slice(0, end);
    found.push({
      kind: "Secret",
      detail: "private-key",
      start,
      end: start + end,
      confidence: 0.98,
      why: "private key",
      value,
    });
  }
}

const tellingName =
  /(?:pass(?:word|wd|phrase)?|passwort|kennwort|contraseña|mot de passe|senha|pwd|secret|token|api[_-]?key|access[_-]?key|auth[_-]?key|private[_-]?key|client[_-]?secret|credential)s?["'\]]{0,2}\s{0,2}$/iu;
const assigned =
  /[ \t]{0,3}(?:"([^"\n]{6,200})"|'([^'\n]{6,200})'|`([^`\n]{6,200})`|([^\s"'`<>(){}[\],;]{6,200}))/y;
const placeholderValue =
  /^(?:\$|<|%|\*+$|x+$|\.+$|process\.env|os\.|env\.|null$|none$|true$|false$|undefined$|string$|redacted|change|your|example|\[)/i;

/** A `:` or `=` after a telling name. @param {Search} search @param {number} at */
export function assignment(search, at) {
  const { text, work, found } = search;
  work.spend(8, at);
  const name = text.slice(Math.max(0, at - 28), at);
  if (!tellingName.test(name)) return;
  work.spend(64, at);
  let after = at + 1;
  while (/[=>]/.test(text[after] ?? "") && after - at < 3) after++;
  assigned.lastIndex = after;
  const match = assigned.exec(text);
  if (match === null) return;
  const isQuoted = match[4] === undefined;
  const whole = match.slice(1).find((each) => each !== undefined) ?? "";
  const start = after + match[0].length - (isQuoted ? 1 : 0) - whole.length;
  // A sentence ends after what it says.
  const value = isQuoted ? whole : whole.replace(/[.:!?]+$/, "");
  const end = start + value.length;
  underRules(search, Math.max(0, at - windowBefore), Math.min(text.length, end + 8));
  if (!looksChosen(value) || (!isQuoted && text[end] === "(")) return;
  found.push({
    kind: "Secret",
    detail: "assigned",
    start,
    end,
    confidence: 0.65,
    why: "assigned to a telling name",
    value,
  });
}

/** Words, paths and names of a program are no passwords; a mix of kinds of characters is. @param {string} value */
function looksChosen(value) {
  if (placeholderValue.test(value) || /\s/.test(value) || /^[\w$]+(?:\.[\w$]+)+$/.test(value))
    return false;
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z0-9]/].filter((kind) => kind.test(value)).length;
  return kinds >= 3 || (kinds === 2 && /\d/.test(value)) || value.length >= 32;
}
