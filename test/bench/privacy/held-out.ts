/**
 * Texts that the detectors were not made with: values, surroundings and what only looks like personal data are those of
 * `@faker-js/faker`, in eight of its locales, a third of them without a word that names them.
 */

import { allFakers, type Faker } from "@faker-js/faker";
import { type Document, type Entity, joined, type Part } from "./corpus.ts";

const locales = ["en_US", "en_GB", "de", "fr", "es", "it", "nl", "pt_BR"] as const;

type Value = (faker: Faker) => string;

const values: Readonly<Partial<Record<Entity, readonly [Value, readonly string[]]>>> = {
  Email: [({ internet }) => internet.email(), ["Email:", "E-Mail", "write to"]],
  Phone: [
    ({ phone, helpers }) =>
      phone.number({ style: helpers.arrayElement(["international", "national", "human"]) }),
    ["phone", "Tel:", "Telefon"],
  ],
  Card: [({ finance }) => finance.creditCardNumber(), ["credit card", "card no.", "Karte"]],
  Iban: [
    ({ finance, datatype }) => finance.iban({ formatted: datatype.boolean() }),
    ["IBAN", "account"],
  ],
  BirthDate: [
    ({ date, helpers }) => {
      const born = date.birthdate();
      return helpers.arrayElement([
        born.toISOString().slice(0, 10),
        born.toLocaleDateString("en-US"),
        born.toLocaleDateString("de-DE"),
        born.toLocaleDateString("en-GB", { dateStyle: "long" }),
      ]);
    },
    ["born", "date of birth", "Geburtsdatum"],
  ],
  IpAddress: [({ internet }) => internet.ip(), ["ip", "client", "from"]],
  MacAddress: [({ internet }) => internet.mac(), ["mac", "device"]],
  Secret: [
    ({ internet, helpers }) =>
      helpers.arrayElement([internet.jwt(), internet.password({ length: 14 })]),
    ["password:", "token =", "secret:"],
  ],
};

/** A date or a password that nothing names is none. */
const needsWord = new Set<Entity>(["BirthDate", "Secret"]);

const otherwise: readonly Value[] = [
  ({ string }) => string.uuid(),
  ({ git }) => git.commitSha(),
  ({ commerce }) => `price ${commerce.price()}`,
  ({ finance }) => `reference ${finance.accountNumber(10)}`,
  ({ vehicle }) => `vehicle ${vehicle.vin()}`,
  ({ commerce }) => `ISBN ${commerce.isbn()}`,
  ({ system }) => `release ${system.semver()}`,
  ({ date }) => `seen ${date.recent().toISOString()}`,
  ({ finance }) => `wallet ${finance.bitcoinAddress()}`,
  ({ internet }) => internet.url(),
  ({ internet }) => internet.userAgent(),
  ({ system }) => system.filePath(),
  ({ location }) => `${location.latitude()}, ${location.longitude()}`,
  ({ number }) => `count ${number.int(10_000_000)}`,
  ({ color }) => color.rgb(),
];

function document(faker: Faker): Document {
  const parts: Part[] = [];
  for (let line = faker.number.int({ min: 3, max: 8 }); line > 0; line--) {
    parts.push(`${faker.lorem.words({ min: 2, max: 8 })} `);
    if (faker.datatype.boolean(0.6)) {
      const [entity, [value, words]] = faker.helpers.arrayElement(
        Object.entries(values) as [Entity, readonly [Value, readonly string[]]][],
      );
      if (needsWord.has(entity) || faker.datatype.boolean(0.67))
        parts.push(`${faker.helpers.arrayElement(words)} `);
      parts.push({ entity, written: value(faker) });
    } else parts.push(faker.helpers.arrayElement(otherwise)(faker));
    parts.push(` ${faker.lorem.words({ min: 0, max: 4 })}\n`);
  }
  return joined(parts);
}

export function heldOut(seed: number, count: number): Document[] {
  for (const [place, locale] of locales.entries()) allFakers[locale].seed(seed * 100 + place);
  return Array.from({ length: count }, (_, place) =>
    document(allFakers[locales[place % locales.length]!]),
  );
}
