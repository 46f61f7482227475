// The guide to TypeScript, done as it says: what is built there type-checks in the strictest way and prints what stands there.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Folder, root } from "./command.ts";

const folder = new Folder();
afterAll(() => folder.remove());

const guide = readFileSync(join(root, "docs/guides/typescript.md"), "utf8");

function block(language: string): string {
  const found = new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, "m").exec(guide)?.[1];
  if (found === undefined) throw new Error(`The guide has no block in ${language}.`);
  return found;
}

beforeAll(() => {
  folder.write("package.json", '{ "type": "module" }');
  folder.write("shop.neuro", block("neuro"));
  folder.write("shop-program.ts", block("ts"));
  const built = folder.neuroc("build", "shop.neuro");
  expect(built.status, built.stderr).toBe(0);
});

/** Declarations are checked too, as they are not by `skipLibCheck`. */
function typeCheck(program: string): string {
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    module: "nodenext",
    target: "esnext",
    noEmit: true,
    types: ["node"],
    typeRoots: [join(root, "node_modules/@types")],
  };
  folder.write("tsconfig.json", JSON.stringify({ compilerOptions, files: [program] }));
  return folder.run(join(root, "node_modules/.bin/tsc"), "-p", "tsconfig.json").stdout;
}

describe("the guide's program", () => {
  test("type-checks", () => {
    expect(typeCheck("shop-program.ts")).toBe("");
  });
  test("prints what the guide says", () => {
    const { stdout, stderr } = folder.run(process.execPath, "shop-program.ts");
    expect(stderr).toBe("");
    expect(stdout).toBe(block("text"));
  });
});

test("what does not fit the declarations is refused", () => {
  folder.write(
    "wrong.ts",
    `import { Item, order, stock } from "./out/shop.js";
order(new Item("tea", "cheap"));
const count: string = stock([]).get("tea");
console.log(count);
`,
  );
  const said = typeCheck("wrong.ts");
  expect(said).toContain("wrong.ts(2,");
  expect(said).toContain("wrong.ts(3,");
});

test("a failure may have fields that every failure has", () => {
  folder.write(
    "status.neuro",
    `export type Status { code: Int, message: Text }

export neuro check(code: Int) -> Int fails Status {
  if code > 399 { fail Status { code, message: "no" } }
  return code
}
`,
  );
  folder.write(
    "status-program.ts",
    `import { check, Status } from "./status/status.js";
try {
  check(404);
} catch (error) {
  if (error instanceof Status) console.log(error.code + 1, error.message);
}
`,
  );
  const built = folder.neuroc("build", "status.neuro", "--out", "status");
  expect(built.status, built.stderr).toBe(0);
  expect(typeCheck("status-program.ts")).toBe("");
  expect(folder.run(process.execPath, "status-program.ts").stdout).toBe("405 no\n");
});
