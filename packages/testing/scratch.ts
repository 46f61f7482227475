import { readFileSync, readdirSync, statSync, mkdtempSync } from "node:fs";
import { join } from "node:path";
import { tmpdir } from "node:os";
import { optimize } from "@neuro-lang/optimizer";
import { ConformanceCompiler } from "./src/conformance/program.ts";
import { loadStandard } from "./src/conformance/standard.ts";
import { interpret, runJavaScript, emitMain } from "./scratch-outcome.ts";
import { readDocument } from "./src/conformance/document.ts";

const standard = await loadStandard();
const compiler = new ConformanceCompiler(standard);
const folder = mkdtempSync(join(tmpdir(), "scratch-"));
function files(path: string): string[] {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path).flatMap((name) => files(join(path, name)));
}
const print = process.argv.includes("--print");
let count = 0,
  bad = 0;
for (const file of process.argv
  .slice(2)
  .filter((a) => !a.startsWith("--"))
  .flatMap(files)) {
  const text = readFileSync(file, "utf8");
  const document = file.endsWith(".md")
    ? readDocument(text)
    : ({ sections: [{ name: "SOURCE", text }] } as never);
  let program;
  try {
    const checked = compiler.check(document);
    const errors = checked.problems.filter((p) => p.severity === "error");
    if (errors.length > 0) {
      if (!file.endsWith(".md"))
        console.log(
          file,
          errors.map((e) => JSON.stringify(e.message ?? e)),
        );
      continue;
    }
    program = compiler.lower(checked);
  } catch (error) {
    console.log("LOWER", file, error);
    continue;
  }
  count++;
  const attempt = async (run: () => Promise<string>) => {
    try {
      return await run();
    } catch (e) {
      return "CRASH " + (e as Error).stack;
    }
  };
  const expected = await attempt(() => interpret(program, standard));
  const plain = await attempt(() => runJavaScript(program, join(folder, `p${count}`)));
  let better = "";
  let optimized = program;
  try {
    optimized = optimize(program);
    better = await attempt(() => runJavaScript(optimized, join(folder, `o${count}`)));
  } catch (e) {
    better = "OPT " + (e as Error).stack;
  }
  if (print) console.log(emitMain(optimized, text));
  if (expected !== plain || expected !== better) {
    bad++;
    console.log("──", file, count);
    console.log("INTERPRETER\n" + expected.slice(0, 700));
    if (plain !== expected) console.log("PLAIN\n" + plain.slice(0, 900));
    if (better !== expected) console.log("OPTIMIZED\n" + better.slice(0, 900));
  } else if (print) console.log("OK:\n" + expected);
}
console.log(count, "programs", bad, "differ", folder);
