// @ts-check
/**
 * Numbers that a state gives to a person or a business: how they are written, who checks them (stdnum), and how sure a fitting
 * number is by itself. One digit in ten fits a single check digit by chance, so such numbers need words beside them. @module
 */
import atUid from "stdnum/lib/cjs/at/uid.js";
import atVnr from "stdnum/lib/cjs/at/vnr.js";
import auAbn from "stdnum/lib/cjs/au/abn.js";
import auTfn from "stdnum/lib/cjs/au/tfn.js";
import beNn from "stdnum/lib/cjs/be/nn.js";
import beVat from "stdnum/lib/cjs/be/vat.js";
import bgEgn from "stdnum/lib/cjs/bg/egn.js";
import bgVat from "stdnum/lib/cjs/bg/vat.js";
import brCnpj from "stdnum/lib/cjs/br/cnpj.js";
import brCpf from "stdnum/lib/cjs/br/cpf.js";
import caSin from "stdnum/lib/cjs/ca/sin.js";
import chSsn from "stdnum/lib/cjs/ch/ssn.js";
import chUid from "stdnum/lib/cjs/ch/uid.js";
import cnRic from "stdnum/lib/cjs/cn/ric.js";
import czDic from "stdnum/lib/cjs/cz/dic.js";
import czRc from "stdnum/lib/cjs/cz/rc.js";
import deIdnr from "stdnum/lib/cjs/de/idnr.js";
import deSvnr from "stdnum/lib/cjs/de/svnr.js";
import deVat from "stdnum/lib/cjs/de/vat.js";
import dkCpr from "stdnum/lib/cjs/dk/cpr.js";
import dkCvr from "stdnum/lib/cjs/dk/cvr.js";
import eeIk from "stdnum/lib/cjs/ee/ik.js";
import eeKmkr from "stdnum/lib/cjs/ee/kmkr.js";
import esDni from "stdnum/lib/cjs/es/dni.js";
import esNie from "stdnum/lib/cjs/es/nie.js";
import esNif from "stdnum/lib/cjs/es/nif.js";
import fiAlv from "stdnum/lib/cjs/fi/alv.js";
import fiHetu from "stdnum/lib/cjs/fi/hetu.js";
import frNir from "stdnum/lib/cjs/fr/nir.js";
import frTva from "stdnum/lib/cjs/fr/tva.js";
import gbNino from "stdnum/lib/cjs/gb/nino.js";
import gbVat from "stdnum/lib/cjs/gb/vat.js";
import grVat from "stdnum/lib/cjs/gr/vat.js";
import hrOib from "stdnum/lib/cjs/hr/oib.js";
import huAnum from "stdnum/lib/cjs/hu/anum.js";
import iePps from "stdnum/lib/cjs/ie/pps.js";
import ieVat from "stdnum/lib/cjs/ie/vat.js";
import inAadhaar from "stdnum/lib/cjs/in/aadhaar.js";
import inPan from "stdnum/lib/cjs/in/pan.js";
import itCodiceFiscale from "stdnum/lib/cjs/it/codicefiscale.js";
import itIva from "stdnum/lib/cjs/it/iva.js";
import krRrn from "stdnum/lib/cjs/kr/rrn.js";
import ltPvm from "stdnum/lib/cjs/lt/pvm.js";
import luTva from "stdnum/lib/cjs/lu/tva.js";
import lvPvn from "stdnum/lib/cjs/lv/pvn.js";
import mxCurp from "stdnum/lib/cjs/mx/curp.js";
import nlBsn from "stdnum/lib/cjs/nl/bsn.js";
import nlBtw from "stdnum/lib/cjs/nl/btw.js";
import noFodselsnummer from "stdnum/lib/cjs/no/fodselsnummer.js";
import plNip from "stdnum/lib/cjs/pl/nip.js";
import plPesel from "stdnum/lib/cjs/pl/pesel.js";
import ptNif from "stdnum/lib/cjs/pt/nif.js";
import roCnp from "stdnum/lib/cjs/ro/cnp.js";
import roCui from "stdnum/lib/cjs/ro/cui.js";
import sePersonnummer from "stdnum/lib/cjs/se/personnummer.js";
import seVat from "stdnum/lib/cjs/se/vat.js";
import siDdv from "stdnum/lib/cjs/si/ddv.js";
import skDph from "stdnum/lib/cjs/sk/dph.js";
import trTckimlik from "stdnum/lib/cjs/tr/tckimlik.js";
import usEin from "stdnum/lib/cjs/us/ein.js";
import usSsn from "stdnum/lib/cjs/us/ssn.js";
import zaIdnr from "stdnum/lib/cjs/za/idnr.js";
import { contexts, fittingWords } from "./context.js";

/** @typedef {{ validate: (text: string) => { isValid: boolean } }} Checker */

/**
 * A number written in digits. `groups` are the lengths of its groups, parted by one of `separators`; `grouped` and `plain` are
 * the confidence of the number written with and without them.
 * @typedef {{
 *   kind: "NationalId" | "TaxNumber", country: string, name: string, checker: Checker, words: RegExp,
 *   groups: readonly (readonly number[])[], separators: string, grouped: number, plain: number,
 * }} NumberRule
 */

/**
 * A number with letters. The pattern starts where a word starts; every repetition in it is bounded.
 * @typedef {{
 *   kind: "NationalId" | "TaxNumber", country: string, name: string, checker: Checker, words: RegExp,
 *   pattern: RegExp, confidence: number,
 * }} CodeRule
 */

/**
 * @param {string} country @param {string} name @param {Checker} checker @param {readonly (readonly number[])[]} groups
 * @param {string} separators @param {number} grouped @param {number} plain @param {string} words @returns {NumberRule}
 */
const person = (country, name, checker, groups, separators, grouped, plain, words) => ({
  kind: "NationalId",
  country,
  name,
  checker,
  words: fittingWords(words),
  groups,
  separators,
  grouped,
  plain,
});

/** @type {readonly NumberRule[]} */
export const numberRules = [
  person(
    "US",
    "Social Security number",
    usSsn,
    [[3, 2, 4], [9]],
    "- ",
    0.6,
    0.1,
    "ssn|social security|social",
  ),
  person(
    "CA",
    "Social Insurance Number",
    caSin,
    [[3, 3, 3], [9]],
    "- ",
    0.5,
    0.15,
    "sin|social insurance|nas|assurance sociale",
  ),
  person("AU", "tax file number", auTfn, [[3, 3, 3], [9], [8]], " ", 0.4, 0.15, "tfn|tax file"),
  person(
    "DE",
    "tax identification number",
    deIdnr,
    [[2, 3, 3, 3], [11]],
    " ",
    0.7,
    0.4,
    "steuer-id|steuerid|steueridentifikationsnummer|steuer-idnr|idnr|identifikationsnummer|steuernummer|tax id",
  ),
  person(
    "AT",
    "social insurance number",
    atVnr,
    [[4, 6], [10]],
    " -",
    0.5,
    0.25,
    "svnr|sozialversicherungsnummer|versicherungsnummer|sv-nummer",
  ),
  person(
    "CH",
    "AHV number",
    chSsn,
    [[3, 4, 4, 2], [13]],
    ". ",
    0.9,
    0.7,
    "ahv|avs|avs-nummer|ahv-nummer|sozialversicherungsnummer",
  ),
  person(
    "FR",
    "numéro de sécurité sociale",
    frNir,
    [[1, 2, 2, 2, 3, 3, 2], [13, 2], [15]],
    " ",
    0.9,
    0.6,
    "nir|sécurité sociale|sécu|numéro de sécu|insee",
  ),
  person(
    "BE",
    "rijksregisternummer",
    beNn,
    [[2, 2, 2, 3, 2], [6, 3, 2], [11]],
    ".- ",
    0.9,
    0.5,
    "rijksregisternummer|registre national|numéro national|nn|insz|niss",
  ),
  person(
    "NL",
    "burgerservicenummer",
    nlBsn,
    [[4, 2, 3], [3, 3, 3], [9]],
    ". ",
    0.3,
    0.15,
    "bsn|burgerservicenummer|sofinummer",
  ),
  person("PL", "PESEL", plPesel, [[11]], "", 0, 0.4, "pesel"),
  person(
    "SE",
    "personnummer",
    sePersonnummer,
    [[6, 4], [8, 4], [10], [12]],
    "-+",
    0.75,
    0.4,
    "personnummer|pnr|personal identity",
  ),
  person(
    "DK",
    "CPR number",
    dkCpr,
    [[6, 4], [10]],
    "-",
    0.55,
    0.25,
    "cpr|cpr-nr|cpr-nummer|personnummer",
  ),
  person(
    "NO",
    "fødselsnummer",
    noFodselsnummer,
    [[6, 5], [11]],
    " ",
    0.6,
    0.5,
    "fødselsnummer|fødselsnr|personnummer|fnr",
  ),
  person(
    "CZ",
    "rodné číslo",
    czRc,
    [[6, 4], [6, 3], [10]],
    "/",
    0.8,
    0.35,
    "rodné číslo|rodne cislo|rodné|r\\.č",
  ),
  person("RO", "CNP", roCnp, [[13]], "", 0, 0.5, "cnp|cod numeric personal"),
  person("BG", "EGN", bgEgn, [[10]], "", 0, 0.3, "егн|egn"),
  person("EE", "isikukood", eeIk, [[11]], "", 0, 0.35, "isikukood|ik"),
  person(
    "PT",
    "NIF",
    ptNif,
    [[3, 3, 3], [9]],
    " ",
    0.3,
    0.15,
    "nif|contribuinte|número de contribuinte",
  ),
  person("HR", "OIB", hrOib, [[11]], "", 0, 0.3, "oib"),
  person(
    "BR",
    "CPF",
    brCpf,
    [[3, 3, 3, 2], [9, 2], [11]],
    ".-",
    0.9,
    0.4,
    "cpf|cadastro de pessoas",
  ),
  person(
    "IN",
    "Aadhaar",
    inAadhaar,
    [[4, 4, 4], [12]],
    " -",
    0.45,
    0.3,
    "aadhaar|aadhar|uid|uidai",
  ),
  person(
    "KR",
    "resident registration number",
    krRrn,
    [[6, 7], [13]],
    "-",
    0.85,
    0.5,
    "주민등록번호|주민번호|rrn|resident registration",
  ),
  person(
    "ZA",
    "identity number",
    zaIdnr,
    [[6, 4, 3], [13]],
    " ",
    0.6,
    0.5,
    "id number|identity number|rsa id|id",
  ),
  person("TR", "T.C. kimlik", trTckimlik, [[11]], "", 0, 0.4, "kimlik|tc kimlik|t\\.c\\.|tckn"),
  {
    kind: "TaxNumber",
    country: "BR",
    name: "CNPJ",
    checker: brCnpj,
    words: contexts.tax,
    groups: [[2, 3, 3, 4, 2], [14]],
    separators: "./-",
    grouped: 0.9,
    plain: 0.4,
  },
  {
    kind: "TaxNumber",
    country: "US",
    name: "EIN",
    checker: usEin,
    words: fittingWords("ein|employer identification|federal tax"),
    groups: [[2, 7]],
    separators: "-",
    grouped: 0.35,
    plain: 0,
  },
  {
    kind: "TaxNumber",
    country: "AU",
    name: "ABN",
    checker: auAbn,
    words: fittingWords("abn|australian business number"),
    groups: [[2, 3, 3, 3], [11]],
    separators: " ",
    grouped: 0.6,
    plain: 0.35,
  },
];

/**
 * @param {string} country @param {string} name @param {Checker} checker @param {RegExp} pattern @param {number} confidence
 * @param {string} words @returns {CodeRule}
 */
const code = (country, name, checker, pattern, confidence, words) => ({
  kind: "NationalId",
  country,
  name,
  checker,
  words: fittingWords(words),
  pattern,
  confidence,
});

/** @type {readonly CodeRule[]} */
export const codeRules = [
  code(
    "IT",
    "codice fiscale",
    itCodiceFiscale,
    /[A-Z]{6}[\dLMNP-V]{2}[A-EHLMPRST][\dLMNP-V]{2}[A-Z][\dLMNP-V]{3}[A-Z]/iy,
    0.9,
    "codice fiscale|cf|c\\.f\\.",
  ),
  code("ES", "NIE", esNie, /[XYZ][- ]?\d{7}[- ]?[A-Z]/iy, 0.85, "nie|extranjero"),
  code("ES", "DNI", esDni, /\d{8}[- ]?[A-Z]/iy, 0.75, "dni|nif|identidad"),
  code(
    "GB",
    "National Insurance number",
    gbNino,
    /[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]/y,
    0.7,
    "nino|ni|ni number|national insurance|insurance",
  ),
  code("IE", "PPS number", iePps, /\d{7}[A-W][A-IW]?/y, 0.7, "pps|ppsn|pps no"),
  code(
    "FI",
    "henkilötunnus",
    fiHetu,
    /\d{6}[-+A-F]\d{3}[0-9A-FHJ-NPR-Y]/y,
    0.85,
    "henkilötunnus|hetu",
  ),
  code(
    "DE",
    "pension insurance number",
    deSvnr,
    /\d{2} ?\d{6} ?[A-Z] ?\d{3}/y,
    0.75,
    "rentenversicherungsnummer|sozialversicherungsnummer|svnr|rvnr|rv-nummer",
  ),
  code(
    "FR",
    "numéro de sécurité sociale",
    frNir,
    /[12] ?\d{2} ?\d{2} ?2[AB] ?\d{3} ?\d{3} ?\d{2}/y,
    0.9,
    "nir|sécurité sociale|insee",
  ),
  code("CN", "resident identity number", cnRic, /\d{17}[\dX]/iy, 0.85, "身份证|身份证号|identity"),
  code("MX", "CURP", mxCurp, /[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z\d]\d/y, 0.9, "curp"),
  code("IN", "PAN", inPan, /[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]/y, 0.7, "pan|permanent account"),
];

/**
 * Numbers of the value added tax begin with their country.
 * @type {Readonly<Record<string, { checker: Checker, pattern: RegExp }>>}
 */
export const taxRules = {
  AT: { checker: atUid, pattern: /U ?\d{8}/y },
  BE: { checker: beVat, pattern: /[01][ .]?\d{3}[ .]?\d{3}[ .]?\d{3}/y },
  BG: { checker: bgVat, pattern: /\d{9,10}/y },
  CH: { checker: chUid, pattern: /E[- ]?\d{3}\.?\d{3}\.?\d{3}/y },
  CZ: { checker: czDic, pattern: /\d{8,10}/y },
  DE: { checker: deVat, pattern: /\d{3} ?\d{3} ?\d{3}/y },
  DK: { checker: dkCvr, pattern: /\d{2} ?\d{2} ?\d{2} ?\d{2}/y },
  EE: { checker: eeKmkr, pattern: /\d{9}/y },
  EL: { checker: grVat, pattern: /\d{9}/y },
  ES: { checker: esNif, pattern: /[A-Z\d]\d{7}[A-Z\d]/y },
  FI: { checker: fiAlv, pattern: /\d{8}/y },
  FR: { checker: frTva, pattern: /[A-Z\d]{2} ?\d{3} ?\d{3} ?\d{3}/y },
  GB: { checker: gbVat, pattern: /\d{3} ?\d{4} ?\d{2}/y },
  HR: { checker: hrOib, pattern: /\d{11}/y },
  HU: { checker: huAnum, pattern: /\d{8}/y },
  IE: { checker: ieVat, pattern: /\d[A-Z\d+*]\d{5}[A-W][A-I]?/y },
  IT: { checker: itIva, pattern: /\d{11}/y },
  LT: { checker: ltPvm, pattern: /\d{12}|\d{9}/y },
  LU: { checker: luTva, pattern: /\d{8}/y },
  LV: { checker: lvPvn, pattern: /\d{11}/y },
  NL: { checker: nlBtw, pattern: /\d{9}B\d{2}/y },
  PL: { checker: plNip, pattern: /\d{3}-?\d{3}-?\d{2}-?\d{2}/y },
  PT: { checker: ptNif, pattern: /\d{9}/y },
  RO: { checker: roCui, pattern: /\d{6,10}/y },
  SE: { checker: seVat, pattern: /\d{10}01/y },
  SI: { checker: siDdv, pattern: /\d{8}/y },
  SK: { checker: skDph, pattern: /\d{10}/y },
};
