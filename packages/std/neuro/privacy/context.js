// @ts-check
/** Words around a candidate that make it more or less likely, in the languages that the tests have texts in. @module */

/** Characters before a candidate in which a word counts. */
const reach = 48;

/** @param {string} words alternatives */
const wordPattern = (words) => new RegExp(`(?<![\\p{L}])(?:${words})(?![\\p{L}])`, "iu");

export const contexts = {
  phone: wordPattern(
    "tel|tél|tlf|telephone|téléphone|telefon|telefono|teléfono|telefone|telefoon|puhelin|phone|mobile|mobil|móvil|cell|cellulare|celular|portable|handy|fax|call|ring|anruf|whatsapp|sms|gsm|nummer|rufnummer|电话|電話|手机|тел|телефон",
  ),
  card: wordPattern(
    "card|credit|debit|visa|mastercard|amex|cc|pan|karte|kreditkarte|kartennummer|carte|carta|tarjeta|cartão|kaart|kort|karta|kartu|カード|卡号|карта",
  ),
  birth: wordPattern(
    "born|birth|birthday|birthdate|dob|date of birth|geboren|geburtsdatum|geburtstag|geb|né|née|naissance|nacimiento|nacido|nacida|nato|nata|nascita|nascimento|nascido|nascida|geboorte|geboortedatum|född|fødselsdato|født|syntynyt|urodzony|urodzona|urodzenia|narozen|narozena|doğum|рождения|родился|родилась|生年月日|出生",
  ),
  tax: wordPattern(
    "vat|tax|ust|ust-id|ust-idnr|ustid|mwst|uid|tva|iva|btw|moms|mva|nip|dph|áfa|ein|abn|cnpj|partita iva|steuernummer|tin",
  ),
  identity: wordPattern(
    "id|identity|identification|national|personal|social|insurance|security|passport|citizen|ausweis|identité|identidad|identità|identidade|persoonsnummer|personnummer",
  ),
  /** Numbers that only look like something else. */
  other: wordPattern(
    "order|invoice|ticket|tracking|serial|article|part|build|version|commit|revision|request|transaction|sku|ean|isbn|bestellnr|rechnungsnr|rechnungsnummer|artikel|commande|pedido|ordine|timestamp|offset|bytes|size|duration|port|line|quantity|total|amount",
  ),
};

/** What was found and taken out ends in a bracket. */
const lastNumber = /^.*(?:\d{3}|\])/s;

/**
 * The words before a position, of its own line, or of the line before where it starts its own. What stands before another number
 * belongs to that one.
 * @param {string} text @param {number} at
 */
export function before(text, at) {
  const near = text.slice(Math.max(0, at - reach), at);
  const line = near.lastIndexOf("\n", near.trimEnd().length - 1);
  return near.slice(line + 1).replace(lastNumber, "");
}

/**
 * The confidence after looking at the words: a fitting one raises it, one that names something else lowers it by `doubt`, unless
 * a fitting one stands there too.
 * @param {string} words @param {RegExp} fitting @param {number} confidence @param {number} [doubt] @returns {[number, string]} with what was found
 */
export function weigh(words, fitting, confidence, doubt = 0.3) {
  const word = fitting.exec(words)?.[0];
  if (word !== undefined) return [Math.min(0.99, confidence + 0.4), ` after "${word}"`];
  const other = contexts.other.exec(words)?.[0];
  if (other !== undefined) return [Math.max(0, confidence - doubt), ` although after "${other}"`];
  return [confidence, ""];
}

/** A pattern of words that a table of identifiers names. @param {string} words */
export function fittingWords(words) {
  return wordPattern(words);
}
