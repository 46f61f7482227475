/**
 * Numbers with check digits, made from the rules their issuers publish and from nothing that the detectors use. Each maker
 * gives the digits without separators; `broken` changes the check digit.
 */

import type { Chance } from "./chance.ts";

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const weighted = (digits: string, weights: readonly number[]): number =>
  sum(weights.map((weight, place) => weight * Number(digits[place])));

/** The digit that Luhn's rule appends (ISO/IEC 7812-1). */
export function luhnDigit(digits: string): string {
  const total = sum(
    [...digits].toReversed().map((digit, place) => {
      const value = Number(digit) * (place % 2 === 0 ? 2 : 1);
      return value > 9 ? value - 9 : value;
    }),
  );
  return String((10 - (total % 10)) % 10);
}

export function card(chance: Chance): string {
  const [prefix, length] = chance.pick([
    ["4", 16],
    ["51", 16],
    ["54", 16],
    ["2221", 16],
    ["37", 15],
    ["34", 15],
    ["6011", 16],
  ] as const);
  const digits = prefix + chance.digits(length - 1 - prefix.length);
  return digits + luhnDigit(digits);
}

/** Countries and what their accounts look like after the check digits (SWIFT's registry). */
const accounts = [
  ["DE", "##################"],
  ["FR", "#######################"],
  ["GB", "@@@@##############"],
  ["NL", "@@@@##########"],
  ["ES", "####################"],
  ["CH", "#################"],
  ["AT", "################"],
  ["LU", "################"],
  ["IE", "@@@@##############"],
  ["SE", "####################"],
] as const;

/** ISO 7064 MOD 97-10, over letters as two digits. */
function mod97(text: string): number {
  let rest = 0;
  for (const character of text.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55)))
    rest = (rest * 10 + Number(character)) % 97;
  return rest;
}

export function iban(chance: Chance): string {
  for (;;) {
    const [country, shape] = chance.pick(accounts);
    const account = chance.like(shape);
    const check = String(98 - mod97(`${account}${country}00`)).padStart(2, "0");
    // Spain and France have check digits of their own inside; such accounts are told from invented ones.
    if (country === "ES" && !spanish(account)) continue;
    if (country === "FR" && mod97(account) !== 0) continue;
    return country + check + account;
  }
}

function spanish(account: string): boolean {
  const digit = (part: string, weights: readonly number[]): number => {
    const rest = 11 - (weighted(part, weights) % 11);
    return rest === 11 ? 0 : rest === 10 ? 1 : rest;
  };
  const first = digit(account.slice(0, 8), [4, 8, 5, 10, 9, 7, 3, 6]);
  const second = digit(account.slice(10), [1, 2, 4, 8, 5, 10, 9, 7, 3, 6]);
  return account.slice(8, 10) === `${first}${second}`;
}

const day = (chance: Chance): string => String(chance.int(1, 28)).padStart(2, "0");
const month = (chance: Chance): string => String(chance.int(1, 12)).padStart(2, "0");
const year = (chance: Chance): string => String(chance.int(40, 99));

export interface Identifier {
  readonly written: string;
  readonly words: readonly string[];
  /** Are the words needed, because the number alone could be anything? */
  readonly weak: boolean;
}

const makers: readonly ((chance: Chance) => Identifier)[] = [
  (chance) => {
    const area = chance.int(101, 665);
    return {
      written: `${area}-${chance.int(10, 99)}-${chance.int(1000, 9999)}`,
      words: ["SSN", "social security number", "Social Security no."],
      weak: false,
    };
  },
  (chance) => {
    const body = `${chance.int(1, 2)}${year(chance)}${month(chance)}${chance.int(10, 19)}${chance.int(100, 899)}${chance.int(100, 899)}`;
    const key = String(97 - Number(BigInt(body) % 97n)).padStart(2, "0");
    const [a, b, c, d, e, f] = [
      body[0],
      body.slice(1, 3),
      body.slice(3, 5),
      body.slice(5, 7),
      body.slice(7, 10),
      body.slice(10),
    ];
    return {
      written: chance.happens(0.5) ? `${a} ${b} ${c} ${d} ${e} ${f} ${key}` : body + key,
      words: ["numéro de sécurité sociale", "NIR", "n° sécu"],
      weak: false,
    };
  },
  (chance) => {
    const number = chance.digits(8);
    return {
      written: number + "TRWAGMYFPDXBNJZSQVHLCKE"[Number(number) % 23],
      words: ["DNI", "documento de identidad"],
      weak: false,
    };
  },
  (chance) => {
    const digits = bsn(chance);
    return { written: digits, words: ["BSN", "burgerservicenummer"], weak: true };
  },
  (chance) => {
    const born = year(chance) + month(chance) + day(chance) + chance.digits(4);
    const check = (10 - (weighted(born, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10;
    return { written: `${born}${check}`, words: ["PESEL", "numer PESEL"], weak: true };
  },
  (chance) => {
    const born = year(chance) + month(chance) + day(chance) + chance.digits(3);
    return {
      written: `${born.slice(0, 6)}-${born.slice(6)}${luhnDigit(born)}`,
      words: ["personnummer", "pnr"],
      weak: false,
    };
  },
  (chance) => {
    const born = day(chance) + month(chance) + year(chance);
    const number = String(chance.int(2, 899)).padStart(3, "0");
    const check = "0123456789ABCDEFHJKLMNPRSTUVWXY"[Number(born + number) % 31];
    return { written: `${born}-${number}${check}`, words: ["henkilötunnus", "hetu"], weak: false };
  },
  (chance) => {
    let digits = chance.digits(9);
    for (const first of [10, 11]) {
      const rest = sum([...digits].map((digit, place) => Number(digit) * (first - place))) % 11;
      digits += rest < 2 ? 0 : 11 - rest;
    }
    return {
      written: digits.replace(/(...)(...)(...)(..)/, "$1.$2.$3-$4"),
      words: ["CPF", "cadastro"],
      weak: false,
    };
  },
  (chance) => {
    const born =
      year(chance) + month(chance) + day(chance) + String(chance.int(1, 997)).padStart(3, "0");
    const check = String(97 - (Number(born) % 97)).padStart(2, "0");
    return {
      written: (born + check).replace(/(..)(..)(..)(...)(..)/, "$1.$2.$3-$4.$5"),
      words: ["rijksregisternummer", "numéro national"],
      weak: false,
    };
  },
  (chance) => ({
    written: chance.happens(0.5)
      ? nino(chance)
      : nino(chance).replace(/(..)(..)(..)(..)(.)/, "$1 $2 $3 $4 $5"),
    words: ["National Insurance number", "NI number", "NINO"],
    weak: false,
  }),
];

function nino(chance: Chance): string {
  return `${chance.from("ABCEHJKLMPRSWXY", 1)}${chance.from("ABCEHJKLMPRSWXYZ", 1)}`
    .replace(/^(?:GB|KN|NK|NT|TN|ZZ|BG)$/, "AB")
    .concat(chance.digits(6), chance.from("ABCD", 1));
}

function bsn(chance: Chance): string {
  for (;;) {
    const digits = `${chance.int(1, 9)}${chance.digits(7)}`;
    const check = weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2]) % 11;
    if (check < 10) return `${digits}${check}`;
  }
}

export function identifier(chance: Chance): Identifier {
  return chance.pick(makers)(chance);
}

/** Numbers of the value added tax. */
export function taxNumber(chance: Chance): string {
  return chance.pick([german, french, italian, belgian])(chance);
}

/** ISO 7064 MOD 11,10. */
function german(chance: Chance): string {
  const digits = `${chance.int(1, 9)}${chance.digits(7)}`;
  let product = 10;
  for (const digit of digits) {
    const rest = (Number(digit) + product) % 10 || 10;
    product = (rest * 2) % 11;
  }
  return `DE${digits}${(11 - product) % 10}`;
}

function french(chance: Chance): string {
  const eight = chance.digits(8);
  const siren = eight + luhnDigit(eight);
  return `FR${String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, "0")}${siren}`;
}

function italian(chance: Chance): string {
  const digits = `${String(chance.int(1, 9_999_999)).padStart(7, "0")}0${chance.int(10, 99)}`;
  return `IT${digits}${luhnDigit(digits)}`;
}

function belgian(chance: Chance): string {
  const digits = `0${chance.int(4_000_000, 7_999_999)}`;
  return `BE${digits}${String(97 - (Number(digits) % 97)).padStart(2, "0")}`;
}

/** The same number with its last digit changed: what a check digit is for. */
export function broken(written: string): string {
  const at = written.search(/\d\D*$/);
  const digit = (Number(written[at]) + 1) % 10;
  return written.slice(0, at) + digit + written.slice(at + 1);
}
