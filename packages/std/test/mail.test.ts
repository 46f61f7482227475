// neuro:mail beyond its examples: mails that are cut off, wrong or made to be slow; the whole reader of postal-mime, which only
// waits, as a second opinion; and what is composed, read again.
import fc from "fast-check";
import PostalMime from "postal-mime";
import { describe, expect, test } from "vitest";
import { asFieldValue, asQuotedPrintable, opened } from "../neuro/mail.js";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));

function read(source: Uint8Array | string) {
  const [fields, from, to, cc, date, body, attachments, problem] = opened(
    typeof source === "string" ? bytes(source) : source,
  );
  return { fields, from, to, cc, date, body, attachments, problem };
}

const bodyOf = (source: Uint8Array | string): string => read(source).body;
const html = (text: string): string =>
  bodyOf(`From: a@example.org\nContent-Type: text/html\n\n${text}`);

describe("heads", () => {
  test("fields are unfolded and decoded; lines that are none are passed over", () => {
    const { fields } = read(
      "From: a@example.org\nno field\nSubject: =?utf-8?Q?=C3=A9?=\n =?utf-8?Q?t?=\n\n",
    );
    expect(fields).toEqual([
      ["from", "a@example.org"],
      ["subject", "ét"],
    ]);
  });
  test("groups, quoted names and several fields of a name give a flat list", () => {
    const { to, from } = read(
      'From: "Lee, Ann" <ann@example.org>\nTo: Team: a@example.org, b@example.org;\nTo: c@example.org\n\n',
    );
    expect(from).toEqual([["Lee, Ann", "ann@example.org"]]);
    expect(to.map(([, address]) => address)).toEqual([
      "a@example.org",
      "b@example.org",
      "c@example.org",
    ]);
  });
  test("the first field counts where there may be one", () => {
    expect(read("From: a@example.org\nFrom: b@example.com\n\n").from).toEqual([
      ["", "a@example.org"],
    ]);
  });
  test.each([
    ["Mon, 23 Nov 2026 07:30:00 +0100", "2026-11-23T06:30:00.000Z"],
    ["23 Nov 2026 07:30 GMT", "2026-11-23T07:30:00.000Z"],
    ["Mon, 23 Nov 26 07:30:15 EST (Eastern)", "2026-11-23T12:30:15.000Z"],
    ["Monday, 23 November 2026 07:30:00 -0330", "2026-11-23T11:00:00.000Z"],
    ["Tue, 31 Feb 2026 07:30:00 +0000", undefined],
    ["23 Nov 2026 25:00:00 +0000", undefined],
    ["yesterday", undefined],
    ["", undefined],
  ])("date %s", (written, expected) => {
    const { date } = read(`From: a@example.org\nDate: ${written}\n\n`);
    expect(date === undefined ? undefined : new Date(date).toISOString()).toBe(expected);
  });
});

describe("bodies", () => {
  const plain = "From: a@example.org\nContent-Type: text/plain";
  test.each([
    ["a charset", latin1(`${plain}; charset=iso-8859-1\n\nGr\u00fc\u00dfe`), "Grüße"],
    [
      "a charset that nobody knows",
      latin1(`${plain}; charset=klingon\n\nGr\u00fc\u00dfe`),
      "Grüße",
    ],
    ["a wrong us-ascii", bytes(`${plain}; charset=us-ascii\n\nGrüße`), "Grüße"],
    ["no charset", latin1("From: a@example.org\n\nGr\u00fc\u00dfe"), "Grüße"],
    ["Shift-JIS", latin1(`${plain}; charset=Shift_JIS\n\n\u0093\u00fa\u0096\u007b`), "日本"],
    [
      "quoted-printable",
      bytes(`${plain}\nContent-Transfer-Encoding: quoted-printable\n\na=3Db=\n c =C3=A9=`),
      "a=b c é",
    ],
    [
      "Base64 that is cut off",
      bytes(`${plain}\nContent-Transfer-Encoding: base64\n\naGVsbG8gd29ybGQ=\naGkh\nx`),
      "hello worldhi!",
    ],
    [
      "lines that flow",
      bytes(`${plain}; format=flowed\n\nOne \ntwo\n-- \nAnn`),
      "One two\n-- \nAnn",
    ],
    [
      "a byte order mark and other line ends",
      bytes("\u{feff}From: a@example.org\r\n\r\na\r\nb\r\n\r\n"),
      "a\nb",
    ],
  ])("%s", (_, source, expected) => {
    expect(bodyOf(source)).toBe(expected);
  });
  test("a multipart without its end is read to where it stops", () => {
    const source =
      "From: a@example.org\nContent-Type: multipart/mixed; boundary=b\n\nnot shown\n--b\n\none\n--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBO";
    const { body, attachments } = read(source);
    expect(body).toBe("one");
    expect(attachments).toEqual([["", "image/png", latin1("\u0089PN")]]);
    expect(bodyOf(source.slice(0, source.indexOf("\n--b\n\n")))).toBe("not shown");
  });
  test("boundaries inside of boundaries that start alike", () => {
    const inner = "--ab\nContent-Type: text/html\n\n<b>two</b>\n--ab\n\none\n--ab--\n";
    const source = `From: a@example.org\nContent-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: multipart/alternative; boundary="ab"\n\n${inner}--a \n\nthree\n--a--\nafter\n`;
    expect(bodyOf(source)).toBe("one\nthree");
  });
  test.each([
    ['attachment; filename="a;b.txt"', "a;b.txt"],
    ["attachment; filename*=UTF-8''r%C3%A9sum%C3%A9.pdf", "résumé.pdf"],
    ["attachment; filename*0*=iso-8859-1'de'Gr%FC; filename*1=\"sse.txt\"", "Grüsse.txt"],
    ["attachment; filename==?utf-8?Q?=C3=A9.txt?=", "é.txt"],
    ["attachment; filename=my file.txt ", "my file.txt"],
    ["attachment", ""],
  ])("the name in %s", (disposition, name) => {
    expect(
      read(`From: a@example.org\nContent-Disposition: ${disposition}\n\nx`).attachments,
    ).toEqual([[name, "text/plain", latin1("x")]]);
  });
  test.each([
    ["<p>One &amp; <b>two</b><br>three</p><p>four", "One & two\nthree\n\nfour"],
    ["<head><style>p{}</style><title>t</title><body>x<script>y</script>z", "xz"],
    ["<ul><li>a<li>b</ul>c", "- a\n- b\n\nc"],
    ["<table><tr><td>a<td>b<tr><td>c</table>", "a b\nc"],
    [
      '<a href="https://example.com/?a=1&amp;b">https://bank.example</a>',
      "https://bank.example (https://example.com/?a=1&b)",
    ],
    ['<a href="https://example.org">https://example.org</a>', "https://example.org"],
    ["&#x1F600;&#xD800;&nope;", "\u{1F600}\u{fffd}&nope;"],
    ["a < b <!-- <p> --> c", "a < b c"],
  ])("%s", (source, expected) => {
    expect(html(source)).toBe(expected);
  });
});

test("what is no mail is refused, and what is nested to exhaust its readers", () => {
  expect(read("").problem).toBe("no-mail");
  expect(read("hello\n\nworld").problem).toBe("no-mail");
  expect(read(Uint8Array.from({ length: 5000 }, (_, i) => (i * 7) % 256)).problem).toBe("no-mail");
  const nested = (levels: number): string =>
    `From: a@example.org\n${Array.from({ length: levels }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n`).join("")}\nx`;
  expect(read(nested(100))).toMatchObject({ problem: "", body: "x" });
  expect(read(nested(101)).problem).toBe("too-deep");
});

test("the time for a mail grows with its length, however it was made", () => {
  const head = "From: a@example.org\n";
  const sources = [
    `To: ${"a@example.org, ".repeat(20_000)}\n\n`,
    `To: ${"(".repeat(100_000)}\n\n`,
    `To: ${'"'.repeat(100_001)}\n\n`,
    `Subject: ${"=?utf-8?Q?a?= ".repeat(20_000)}\n\n`,
    `${head}Subject: a\n${" b\n".repeat(100_000)}\n`,
    `${head}Date: ${"a".repeat(100_000)}\n\n`,
    `${head}Content-Type: text/plain;${' a="'.repeat(100_000)}\n\n`,
    `${head}Content-Type: text/plain;${" ".repeat(100_000)}x\n\n`,
    `${head}Content-Type: text/plain${';a*1="b\\'.repeat(50_000)}\n\n`,
    `${head}Content-Type: multipart/mixed; boundary=b\n\n${"--b\n\na\n".repeat(30_000)}`,
    `${head}Content-Transfer-Encoding: quoted-printable\n\n${"= ".repeat(100_000)}`,
    `${head}Content-Transfer-Encoding: base64\n\n${"=a".repeat(100_000)}`,
    `${head}Content-Type: text/html\n\n${"<div>".repeat(50_000)}`,
    `${head}Content-Type: text/html\n\n${"<a href=http://example.org>".repeat(20_000)}x${"</a>".repeat(20_000)}`,
    `${head}Content-Type: text/html\n\n${"&#".repeat(100_000)}`,
    `${head}\n${"\n".repeat(300_000)}x`,
  ];
  for (const source of sources) {
    const started = performance.now();
    read(source);
    // Squared, each of them would take minutes.
    expect(performance.now() - started, source.slice(0, 60)).toBeLessThan(5000);
  }
});

const word = fc.string({ unit: "grapheme", maxLength: 12 });
const line = fc.oneof(
  word,
  fc.constantFrom(
    "",
    "--b",
    "--b--",
    "--c",
    "From: a@example.org",
    "To: B <b@example.org>, c@example.org",
    "Subject: =?utf-8?Q?=C3=A9?= x",
    "Date: Mon, 23 Nov 2026 07:30:00 +0100",
    "Content-Type: multipart/mixed; boundary=b",
    'Content-Type: multipart/alternative; boundary="c"',
    "Content-Type: text/html; charset=utf-8",
    "Content-Type: text/plain; format=flowed",
    "Content-Type: message/rfc822",
    "Content-Transfer-Encoding: base64",
    "Content-Transfer-Encoding: quoted-printable",
    "Content-Disposition: attachment; filename*0=a; filename*1*=%20b",
    "<p>a &amp; <a href='https://example.org'>b</a>",
    "aGVsbG8=",
    "a=20b=",
  ),
);
const mails = fc
  .tuple(fc.array(line, { maxLength: 25 }), fc.constantFrom("\n", "\r\n"))
  .map(([lines, end]) => ["From: a@example.org", ...lines].join(end));

describe("laws", () => {
  test("whatever the bytes are, there is a mail or a problem, in well-formed texts", () => {
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.tuple(mails, fc.nat(), fc.uint8Array({ maxLength: 20 })).map(([mail, at, junk]) => {
        const all = bytes(mail);
        const cut = at % (all.length + 1);
        return Uint8Array.from([...all.subarray(0, cut), ...junk]);
      }),
    );
    fc.assert(
      fc.property(anything, (source) => {
        const { fields, from, to, cc, body, attachments, problem } = read(source);
        const texts = [
          ...fields,
          ...from,
          ...to,
          ...cc,
          [body],
          ...attachments.map(([n, t]) => [n, t]),
        ];
        expect(texts.flat().every((text) => text.isWellFormed())).toBe(true);
        expect(["", "no-mail", "too-deep"]).toContain(problem);
        // No value of the head can start a line of its own.
        expect(fields.flat().every((text) => !/[\r\n]/.test(text))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  const parts = fc.record({
    subject: word,
    text: fc.array(word, { maxLength: 5 }).map((lines) => lines.join("\n")),
    encoding: fc.constantFrom("base64", "quoted-printable", "8bit"),
    file: fc.uint8Array({ maxLength: 40 }),
  });
  test("what a usual program writes is read as postal-mime reads it", async () => {
    await fc.assert(
      fc.asyncProperty(parts, async ({ subject, text, encoding, file }) => {
        const packed =
          encoding === "base64"
            ? Buffer.from(text).toString("base64")
            : encoding === "8bit"
              ? text
              : asQuotedPrintable(text);
        const source = [
          "From: Ann <ann@example.org>",
          `Subject: ${asFieldValue(subject)}`,
          "Date: Mon, 23 Nov 2026 07:30:00 +0100",
          'Content-Type: multipart/mixed; boundary="--=b"',
          "",
          "----=b",
          "Content-Type: text/plain; charset=utf-8",
          `Content-Transfer-Encoding: ${encoding}`,
          "",
          packed,
          "----=b",
          'Content-Type: application/octet-stream; name="a b.bin"',
          "Content-Transfer-Encoding: base64",
          "",
          Buffer.from(file).toString("base64"),
          "----=b--",
        ].join("\r\n");
        const mail = read(source);
        const other = await PostalMime.parse(source);
        expect(mail.from).toEqual([["Ann", other.from?.address]]);
        expect(mail.fields.find(([name]) => name === "subject")?.[1]).toBe(other.subject ?? "");
        expect(new Date(mail.date ?? 0).toISOString()).toBe(other.date);
        expect(mail.body).toBe(
          (other.text ?? "").replaceAll(/\r\n?/g, "\n").replaceAll(/^\n+|\n+$/g, ""),
        );
        expect(mail.attachments).toEqual(
          other.attachments.map(({ filename, mimeType, content }) => [
            filename,
            mimeType,
            new Uint8Array(content as ArrayBuffer),
          ]),
        );
      }),
    );
  });

  const anyText = fc.string({ unit: "binary", maxLength: 200 }).map((text) => text.toWellFormed());
  test("no subject and no body adds a field, and both come back", async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyText, async (subject, body) => {
        const source = [
          "From: a@example.org",
          `Subject: ${asFieldValue(subject)}`,
          "Content-Type: text/plain; charset=utf-8",
          "Content-Transfer-Encoding: quoted-printable",
          "",
          asQuotedPrintable(body),
        ].join("\r\n");
        expect(source).toMatch(/^(?:[\t\r\n\x20-\x7e])*$/);
        expect(
          source.split("\r\n").every((each) => each.length <= 76 && !/[\r\n]/.test(each)),
        ).toBe(true);
        const mail = read(source);
        expect(mail.fields.map(([name]) => name)).toEqual([
          "from",
          "subject",
          "content-type",
          "content-transfer-encoding",
        ]);
        const other = await PostalMime.parse(source);
        expect(other.headers).toHaveLength(4);
        const shown = subject.replaceAll(/\p{Cc}/gu, " ");
        expect(mail.fields[1]?.[1]).toBe(shown);
        expect(other.subject ?? "").toBe(shown);
        expect(mail.body).toBe(body.replaceAll(/\r\n?/g, "\n").replaceAll(/^\n+|\n+$/g, ""));
      }),
      { numRuns: 500 },
    );
  });
});
