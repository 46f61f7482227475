/** A project that takes the compiler about a second. */

import { equivalentSource } from "../bench/equivalent-source.ts";
import type { Folder } from "./command.ts";

const modules = 30;
const linesEach = 600;

export function writeLargeProject(folder: Folder): void {
  const numbers = Array.from({ length: modules }, (_, index) => index);
  folder.write("package.json", "{}");
  for (const index of numbers)
    folder.write(`m${index}.neuro`, equivalentSource(linesEach, index + 1).neuro);
  folder.write(
    "main.neuro",
    `${numbers.map((index) => `import { total0 as total${index} } from "./m${index}"`).join("\n")}

neuro main() {
${numbers.map((index) => `  print("{total${index}([], 1.0, 1)}")`).join("\n")}
}

test "nothing" { expect total0([], 1.0, 1) == 0.0 }
`,
  );
}
