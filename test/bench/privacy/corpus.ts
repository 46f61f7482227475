/**
 * Texts with personal data and secrets in them, and where these stand: prose in six languages, log lines, code, invoices, tables.
 * Among them stand numbers that only look like personal data: near misses, orders, versions, hashes, dates, amounts.
 */

import { Chance } from "./chance.ts";
import { broken, card, iban, identifier, taxNumber } from "./numbers.ts";
import { code, invoices, logs, prose } from "./surroundings.ts";

export type Entity =
  | "Email"
  | "Phone"
  | "Card"
  | "Iban"
  | "NationalId"
  | "TaxNumber"
  | "BirthDate"
  | "IpAddress"
  | "MacAddress"
  | "Credentials"
  | "Secret";

export const entities: readonly Entity[] = [
  "Email",
  "Phone",
  "Card",
  "Iban",
  "NationalId",
  "TaxNumber",
  "BirthDate",
  "IpAddress",
  "MacAddress",
  "Credentials",
  "Secret",
];

/** `start` and `end` in characters. */
export interface Span {
  readonly entity: Entity;
  readonly start: number;
  readonly end: number;
}

export interface Document {
  readonly text: string;
  readonly gold: readonly Span[];
}

/** A part of a text; with an entity, gold. */
export type Part = string | { readonly entity: Entity; readonly written: string };

const base62 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

const grouped = (text: string, size: number, by: string): string =>
  text.match(new RegExp(`.{1,${size}}`, "g"))!.join(by);

function email(chance: Chance): string {
  const name = chance.pick([
    "ada",
    "m.curie",
    "k_johnson",
    "lise-meitner",
    "emmy.noether+news",
    "x7",
    "o'brien",
  ]);
  const host = chance.pick(["mail", "post", "uni-bonn", "a.b", "firma", "correo"]);
  const tail = chance.pick(["org", "com", "de", "co.uk", "fr", "museum", "io"]);
  const whole = `${name}${chance.int(1, 99)}@${host}${chance.int(1, 9)}.${tail}`;
  return chance.happens(0.1) ? whole.toUpperCase() : whole;
}

function phone(chance: Chance): Part[] {
  const [international, national] = chance.pick([
    ["+1 (212) ###-####", "(212) 3##-####"],
    ["+1 415 6##-####", "415-6##-####"],
    ["+14156######", "415.6##.####"],
    ["+49 30 3#######", "030 3#######"],
    ["+49-89-4######", "089/4######"],
    ["0049 171 3######", "0171 3######"],
    ["+44 20 7946 0###", "020 7946 0###"],
    ["+44 7911 12####", "07911 12####"],
    ["+33 6 12 ## ## ##", "06 12 ## ## ##"],
    ["+34 612 ### ###", "612 ### ###"],
    ["+39 347 ### ####", "347 ### ####"],
    ["+31 6 1#######", "06-1#######"],
  ] as const);
  const shape = international.startsWith("+1 (212)") ? "+1 (212) 3##-####" : international;
  if (chance.happens(0.6)) return [{ entity: "Phone", written: chance.like(shape) }];
  const word = chance.pick([
    "phone",
    "Tel.",
    "Telefon",
    "mobile",
    "tél.",
    "call me at",
    "Handy",
    "teléfono",
  ]);
  return [`${word}: `, { entity: "Phone", written: chance.like(national) }];
}

function birthDate(chance: Chance): Part[] {
  const day = chance.int(1, 28);
  const month = chance.int(1, 12);
  const year = chance.int(1930, 2009);
  const two = (n: number): string => String(n).padStart(2, "0");
  const names = [
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
  const written = chance.pick([
    `${year}-${two(month)}-${two(day)}`,
    `${two(day)}.${two(month)}.${year}`,
    `${two(day)}/${two(month)}/${year}`,
    `${day} ${names[month - 1]} ${year}`,
    `${names[month - 1]} ${day}, ${year}`,
  ]);
  const word = chance.pick([
    "born on",
    "date of birth:",
    "DOB",
    "geboren am",
    "né le",
    "fecha de nacimiento:",
    "Geburtsdatum:",
  ]);
  return [`${word} `, { entity: "BirthDate", written }];
}

function address(chance: Chance): string {
  if (chance.happens(0.25)) {
    const groups = Array.from({ length: 6 }, () => chance.int(1, 0xffff).toString(16));
    return chance.happens(0.5)
      ? `2a02:${chance.int(1, 0xffff).toString(16)}:${groups.join(":")}`
      : `2a02:908:${chance.int(1, 0xffff).toString(16)}::${chance.int(1, 0xffff).toString(16)}`;
  }
  return `${chance.pick([10, 93, 172, 185, 203])}.${chance.int(10, 250)}.${chance.int(0, 255)}.${chance.int(1, 254)}`;
}

function machine(chance: Chance): string {
  const bytes = Array.from({ length: 6 }, () => chance.int(16, 255).toString(16));
  return bytes.join(chance.pick([":", ":", "-"]));
}

/** Keys are put together here so that none stands in this file. */
function secret(chance: Chance): Part[] {
  const made = chance.pick([
    () => `ghp_${chance.from(base62, 36)}`,
    () => `AKIA${chance.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16)}`,
    () => `sk_live_${chance.from(base62, 24)}`,
    () => `xoxb-${chance.digits(11)}-${chance.digits(12)}-${chance.from(base62, 24)}`,
    () => `npm_${chance.from(base62, 36)}`,
    () => `glpat-${chance.from(base62, 20)}`,
    () => `SG.${chance.from(base62, 22)}.${chance.from(base62, 43)}`,
    () => `eyJhbGciOiJIUzI1NiJ9.eyJ${chance.from(base62, 40)}.${chance.from(base62, 43)}`,
  ])();
  if (chance.happens(0.2)) {
    const password = `${chance.from(base62, 6)}${chance.pick(["!", "#", "-"])}${chance.digits(3)}k`;
    return [
      `${chance.pick(["password: ", "DB_PASSWORD=", "api_key = "])}`,
      { entity: "Secret", written: password },
    ];
  }
  return [
    chance.pick(["token: ", "the key is ", "Authorization: Bearer "]),
    { entity: "Secret", written: made },
  ];
}

function credentials(chance: Chance): Part[] {
  const scheme = chance.pick(["postgres", "https", "mongodb+srv", "amqp", "ftp"]);
  const written = `${chance.pick(["admin", "svc", "ada"])}:${chance.from(base62, 10)}`;
  return [
    `${scheme}://`,
    { entity: "Credentials", written },
    `@db${chance.int(1, 9)}.internal.net:5432/app`,
  ];
}

/** As a scan or a careless copy would write it. */
function blurred(chance: Chance, text: string): string {
  return chance.pick([
    () => text.replace("0", "O"),
    () => text.replace(/(?<=\d.*)1/, "l"),
    () => text.replaceAll(" ", "\u00a0"),
    () => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
    () => `${text.slice(0, 6)}\u200b${text.slice(6)}`,
    () => text.replaceAll("-", "\u2011"),
  ])();
}

function entityParts(chance: Chance, entity: Entity): Part[] {
  switch (entity) {
    case "Email":
      return [{ entity, written: email(chance) }];
    case "Phone":
      return phone(chance);
    case "Card": {
      const digits = card(chance);
      const by = chance.pick(["", " ", "-"]);
      const parted =
        digits.length === 15 && by !== ""
          ? digits.replace(/(.{4})(.{6})(.{5})/, `$1${by}$2${by}$3`)
          : by === ""
            ? digits
            : grouped(digits, 4, by);
      return [
        chance.pick(["card ", "Visa ", "Karte ", "paid with "]),
        { entity, written: chance.happens(0.1) ? blurred(chance, parted) : parted },
      ];
    }
    case "Iban": {
      const whole = iban(chance);
      const written = chance.happens(0.6) ? grouped(whole, 4, " ") : whole;
      return [
        chance.pick(["IBAN ", "account ", "Konto: ", ""]),
        { entity, written: chance.happens(0.1) ? blurred(chance, written) : written },
      ];
    }
    case "NationalId": {
      const { written, words, weak } = identifier(chance);
      return weak || chance.happens(0.7)
        ? [`${chance.pick(words)} `, { entity, written }]
        : ["(", { entity, written }, ")"];
    }
    case "TaxNumber":
      return [
        chance.pick(["VAT ", "USt-IdNr. ", "TVA ", ""]),
        { entity, written: taxNumber(chance) },
      ];
    case "BirthDate":
      return birthDate(chance);
    case "IpAddress":
      return [chance.pick(["from ", "host ", "client="]), { entity, written: address(chance) }];
    case "MacAddress":
      return [chance.pick(["mac ", "device ", "hw="]), { entity, written: machine(chance) }];
    case "Credentials":
      return credentials(chance);
    case "Secret":
      return secret(chance);
  }
}

/** What only looks like personal data. */
function nearMiss(chance: Chance): string {
  return chance.pick([
    () => `card ${grouped(broken(card(chance)), 4, " ")}`,
    () => `Karte ${broken(card(chance))}`,
    () => `IBAN ${grouped(broken(iban(chance)), 4, " ")}`,
    () => `order ${chance.digits(9)}`,
    () => `invoice no. ${chance.digits(10)}`,
    () => `tracking 1Z${chance.from(base62.slice(0, 26), 3)}${chance.digits(13)}`,
    () =>
      `version ${chance.int(1, 9)}.${chance.int(0, 20)}.${chance.int(0, 30)}.${chance.int(0, 9)}`,
    () => `ISBN 978-3-${chance.digits(2)}-${chance.digits(6)}-${chance.digits(1)}`,
    () =>
      `on ${chance.int(2011, 2026)}-0${chance.int(1, 9)}-1${chance.int(0, 9)} at 1${chance.int(0, 9)}:30`,
    () => `1${chance.digits(12)}`,
    () => `lodash@4.17.${chance.int(1, 21)} and icon@2x.png`,
    () => `std::vector<int>::iterator`,
    () => `password: process.env.DB_PASSWORD`,
    () => `https://example.com/a/b?c=${chance.digits(8)}`,
    () => `commit ${chance.from("0123456789abcdef", 40)}`,
    () =>
      `id ${chance.like("########")}-${chance.from("0123456789abcdef", 4)}-4${chance.from("0123456789abcdef", 3)}-a${chance.from("0123456789abcdef", 3)}-${chance.digits(12)}`,
    () => `${chance.int(1, 999)},${chance.digits(3)},${chance.digits(3)}.${chance.digits(2)} EUR`,
    () => `DE${broken(taxNumber(chance)).slice(2, 10)}`,
  ])();
}

const surroundings = [prose, logs, code, invoices];

export function document(chance: Chance): Document {
  const lines = chance.pick(surroundings);
  const parts: Part[] = [];
  for (let line = chance.int(3, 8); line > 0; line--) {
    const [head, tail] = chance.pick(lines(chance));
    parts.push(head);
    const dice = chance.int(1, 10);
    if (dice <= 6) parts.push(...entityParts(chance, chance.pick(entities)));
    else if (dice <= 8) parts.push(nearMiss(chance));
    else parts.push(chance.pick(["nothing", "\u{1F600}", "see below", "n/a"]));
    parts.push(tail, "\n");
  }
  return joined(parts);
}

export function joined(parts: readonly Part[]): Document {
  let text = "";
  let length = 0;
  const gold: Span[] = [];
  for (const part of parts) {
    const written = typeof part === "string" ? part : part.written;
    const end = length + [...written].length;
    if (typeof part !== "string") gold.push({ entity: part.entity, start: length, end });
    text += written;
    length = end;
  }
  return { text, gold };
}

export function corpus(seed: number, count: number): Document[] {
  const chance = new Chance(seed);
  return Array.from({ length: count }, () => document(chance));
}
