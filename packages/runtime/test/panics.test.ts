// What is told of a bug: everything, or nothing that may be private.
import { expect, test } from "vitest";
import { listIndex, Panic, panic } from "../src/index.ts";
import { endMessage } from "../src/run.ts";

function thrown(action: () => unknown): unknown {
  try {
    return action();
  } catch (error) {
    return error;
  }
}

const note = "(… is left out, since values in this program may be private)";

test("words are told, the values between them are left out where they may be private", () => {
  const error = thrown(() => panic`index ${7} is outside\n\`${"a"}\``);
  expect(endMessage(error)).toBe("Panic: index 7 is outside\n`a`");
  expect(endMessage(error, true)).toBe(`Panic: index … is outside\n\`…\`\n${note}`);
});

test("words alone are told as they are", () => {
  const error = thrown(() => panic`nothing is there`);
  expect(endMessage(error, true)).toBe("Panic: nothing is there");
});

test("the runtime's own panics leave values out", () => {
  const error = thrown(() => listIndex([1], 41));
  expect(endMessage(error)).toContain("41");
  expect(endMessage(error, true)).not.toMatch(/\d/);
});

test("of a message that was made elsewhere, and of what JavaScript threw, nothing is told", () => {
  for (const error of [new Panic("Ada"), new TypeError("Ada"), "Ada"]) {
    expect(endMessage(error)).toBe("Panic: Ada");
    expect(endMessage(error, true)).not.toContain("Ada");
  }
});

test("what is left out is no part of the error as it is listed", () => {
  expect(Object.keys(thrown(() => panic`index ${7}`) as Panic)).toEqual(["name"]);
});
