/** What stands around the entities of the corpus: the beginning and the end of a line, between which one is put. */

import type { Chance } from "./chance.ts";

type Line = readonly [string, string];

export const prose = (): readonly Line[] => [
  ["We met in the spring of 1998 near the harbour; ", " was all that was left of it."],
  ["Please write it down: ", ", and answer by Friday."],
  ["Sehr geehrte Damen und Herren, hier die Angaben: ", ". Mit freundlichen Grüßen"],
  ["Bonjour, voici ce que vous demandiez : ", ", merci d'avance."],
  ["Estimado señor, le adjunto lo siguiente: ", ". Un saludo cordial"],
  ["In allegato trovate ", ", come da accordi del 12 maggio."],
  ["Hier is het nogmaals: ", ". Groeten uit Utrecht"],
  ["客服您好,请核对以下信息: ", " 。谢谢。"],
  ["The 3 boxes weigh 14.5 kg and cost 1,250.00 dollars (", ")."],
];

export const logs = (chance: Chance): readonly Line[] => [
  [
    `2026-11-2${chance.int(0, 9)}T07:30:0${chance.int(0, 9)}.123Z INFO request ${chance.digits(6)} `,
    ` took ${chance.int(1, 900)}ms`,
  ],
  [`[${chance.digits(10)}] WARN worker-${chance.int(1, 64)}: `, " (retry 3 of 5)"],
  [
    `Nov 27 13:38:${chance.int(10, 59)} app[${chance.int(100, 32000)}]: `,
    ` status=200 bytes=${chance.digits(5)}`,
  ],
  [`level=debug ts=17${chance.digits(8)}.${chance.digits(3)} msg="`, '"'],
];

export const code = (chance: Chance): readonly Line[] => [
  [`  const value${chance.int(1, 9)} = "`, '";'],
  ["// TODO(2026-01-15): remove ", " before release"],
  [`  expect(parse('`, `')).toBe(${chance.digits(4)});`],
  [`{"id": ${chance.digits(7)}, "note": "`, '", "ok": true}'],
  ["curl -s -H 'X-Trace: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' # ", ""],
];

export const invoices = (chance: Chance): readonly Line[] => [
  [`Invoice 2026-${chance.digits(4)}  `, `  ${chance.int(10, 900)}.${chance.digits(2)} EUR`],
  [`Pos ${chance.int(1, 9)}  Art. ${chance.digits(7)}  `, `  ${chance.int(1, 20)} x 19,90`],
  ["Rechnung an: ", "  zahlbar bis 31.12.2026"],
  ["Customer;", `;${chance.digits(5)};EUR;19.00`],
  ["| field | ", " |"],
];
