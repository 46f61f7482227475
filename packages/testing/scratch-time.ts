import { optimize } from "@neuro-lang/optimizer";
import { ConformanceCompiler } from "./src/conformance/program.ts";
import { loadStandard } from "./src/conformance/standard.ts";
import { readFileSync } from "node:fs";
const standard = await loadStandard();
const compiler = new ConformanceCompiler(standard);
let t = performance.now();
const checked = compiler.check({ title: "", sections: [{ name: "SOURCE", text: readFileSync(process.argv[2]!, "utf8") }] });
const program = compiler.lower(checked);
console.log("check+lower", performance.now() - t);
for (let i = 0; i < 3; i++) { t = performance.now(); optimize(program); console.log("optimize", performance.now() - t); }
