// The help of a program: it shows the defaults that are written out, and nothing that is private or has to be computed.
import { afterEach, beforeEach, expect, test } from "vitest";
import { Folder } from "./command.ts";

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
  folder.write("package.json", "{}");
  folder.write("policy.neuro", "policy {\n  allow env\n}\n");
  folder.write("main.neuro", program);
});
afterEach(() => folder.remove());

const program = `import { Path } from "neuro:fs"
import { secretEnv } from "neuro:env"

type Sort = Name | LastChange
type Login { user: Text = "Ada", word: secret Text = "hunter1" }

let most = 7

neuro main(
  login: Login,
  key: secret Text = secretEnv("TOKEN") catch "",
  told: Text = greeting(),
  folder: Path = ".",
  wait: Duration = 5s,
  sort: Sort = Sort.LastChange,
  low: Int = -3,
  names: List<Text> = ["a"],
  top: Int = most,
) {
  _ = (login, key, told, folder, wait, sort, low, names, top)
}

neuro greeting() -> Text uses console {
  print("evaluated")
  return "hello"
}
`;
const options = `Options:
  --user <text>              (default Ada)
  --word <text>
  --key <text>
  --told <text>
  --folder <path>            (default .)
  --wait <duration>          (default 5s)
  --sort <name|last-change>  (default last-change)
  --low <number>             (default -3)
  --top <number>             (default 7)
  --help                     show this help
`;

test("shows no default that is private or computed, and computes none", () => {
  const { status, stdout } = folder.neuroc("run", "main.neuro", "--help");
  expect(stdout).toContain(options);
  expect(stdout).not.toContain("evaluated");
  expect(status).toBe(0);
});

test("of what is built as well", () => {
  folder.neuroc("build", "main.neuro", "--out", "out");
  const { stdout } = folder.run(process.execPath, "out/main.js", "--help");
  expect(stdout).toContain(options);
  expect(stdout).not.toContain("evaluated");
});
