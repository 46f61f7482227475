// The line that says what a long command is at.
import { expect, test } from "vitest";
import { progressLine } from "../src/progress.ts";

const reading = { what: "Reading", things: "files" } as const;

function setUp(isTTY: boolean) {
  let time = 0;
  let written = "";
  const terminal = {
    isTTY,
    write(text: string) {
      written += text;
    },
  };
  const line = progressLine(terminal, () => time);
  return {
    line,
    at(milliseconds: number) {
      time = milliseconds;
    },
    /** What was written since the last call, `<` for the line that is taken away. */
    take(): string {
      const text = written
        .replaceAll("\r\u001B[2K", "<")
        .replaceAll("\u001B[2m", "")
        .replaceAll("\u001B[22m", "");
      written = "";
      return text;
    },
  };
}

test("work that is done in time needs no line", () => {
  const { line, at, take } = setUp(true);
  at(499);
  line.show({ ...reading, done: 5 });
  line.clear();
  expect(take()).toBe("");
});

test("then it is renewed now and then, and taken away", () => {
  const { line, at, take } = setUp(true);
  at(500);
  line.show({ ...reading, done: 1234 });
  at(550);
  line.show({ ...reading, done: 1300 });
  at(600);
  line.show({ what: "Compiling", done: 3, of: 9, things: "modules" });
  expect(take()).toBe("<Reading … 1,234 files<Compiling … 3 of 9 modules");
  line.clear();
  line.clear();
  expect(take()).toBe("<");
  at(900);
  line.show({ ...reading, done: 1 });
  expect(take()).toBe("");
  at(1100);
  line.show({ ...reading, done: 2 });
  expect(take()).toBe("<Reading … 2 files");
});

test("a new round has its time, too", () => {
  const { line, at, take } = setUp(true);
  at(9000);
  line.start();
  line.show({ ...reading, done: 1 });
  expect(take()).toBe("");
});

test("nothing is written where nobody looks", () => {
  const { line, at, take } = setUp(false);
  at(9000);
  line.show({ ...reading, done: 1 });
  line.clear();
  expect(take()).toBe("");
});
