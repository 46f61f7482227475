/**
 * Ours and what npm has, behind one face: a text in, places out. Those that only give the text back with their marks in it are
 * read by finding what stands between the marks.
 */

import { sanitizePii } from "@cdssnc/sanitize-pii";
import { removePII } from "@coffeeandfun/remove-pii";
import { OpenRedaction } from "@openredaction/core";
import { Redactor } from "@redactpii/node";
import { textLength } from "../../../packages/runtime/src/index.ts";
import type { Entity } from "./corpus.ts";
import { ours } from "./ours.ts";
import type { Place } from "./score.ts";

export interface Detector {
  readonly name: string;
  readonly detect: (text: string) => Promise<readonly Place[]> | readonly Place[];
}

/** What the others call it; names, addresses of houses and bare URLs are not asked for here and count for nobody. */
const names: readonly (readonly [RegExp, Entity])[] = [
  [/email/i, "Email"],
  [/iban/i, "Iban"],
  [/card|credit/i, "Card"],
  [/url_with_auth|url_auth|basic_auth|connection|database_url/i, "Credentials"],
  [/mac/i, "MacAddress"],
  [/birth|dob|\bdate removed/i, "BirthDate"],
  [/vat|tax|ein\b|siret|siren/i, "TaxNumber"],
  [/ipv?[46_ ]|^ip\b|IP address/i, "IpAddress"],
  [/ssn|social|nino|national|sin\b|personal_id|dni|cpf|pesel|bsn|passport/i, "NationalId"],
  [/phone/i, "Phone"],
  [/token|key|secret|password|jwt|credential/i, "Secret"],
];

function entityOf(name: string): Entity | undefined {
  return names.find(([pattern]) => pattern.test(name))?.[1];
}

/** Places from a text with marks: what stands between the marks is found again, in order. */
function placesBetween(text: string, redacted: string, mark: RegExp): Place[] {
  const places: Place[] = [];
  let at = 0;
  let from = 0;
  let pending: string[] = [];
  const close = (literal: string): void => {
    const next = literal === "" ? text.length : text.indexOf(literal, at);
    const end = next < 0 ? at : next;
    if (pending.length > 0) places.push(place(text, entityOf(pending.join(" ")), at, end));
    if (next >= 0) at = next + literal.length;
    pending = [];
  };
  for (const match of redacted.matchAll(mark)) {
    const literal = redacted.slice(from, match.index);
    if (literal !== "" || from === 0) close(literal);
    pending.push(match[0]);
    from = match.index + match[0].length;
  }
  close(redacted.slice(from));
  return places;
}

function place(text: string, entity: Entity | undefined, start: number, end: number): Place {
  const before = textLength(text.slice(0, start));
  return { entity, start: before, end: before + textLength(text.slice(start, end)) };
}

const redactor = new Redactor();
const open = new OpenRedaction({ includeNames: false, includeAddresses: false });

export const detectors: readonly Detector[] = [
  { name: "neuro:privacy", detect: ours },
  {
    name: "@openredaction/core 1.1.5",
    async detect(text) {
      const { detections } = await open.detect(text);
      return detections.map(({ type, position: [start, end] }) =>
        place(text, entityOf(type), start, end),
      );
    },
  },
  {
    name: "@redactpii/node 1.0.17",
    detect: (text) =>
      placesBetween(
        text,
        redactor.redact(text),
        /\b(?:EMAIL_ADDRESS|PHONE_NUMBER|CREDIT_CARD_NUMBER|US_SOCIAL_SECURITY_NUMBER|PERSON_NAME)\b/g,
      ),
  },
  {
    name: "@coffeeandfun/remove-pii 3.0.1",
    detect: (text) => placesBetween(text, removePII(text), /\[[A-Za-z' ]+ removed\]/g),
  },
  {
    name: "@cdssnc/sanitize-pii 2.1.1",
    detect: (text) => placesBetween(text, sanitizePii(text), /\[Redacted: \w+\]/g),
  },
];
