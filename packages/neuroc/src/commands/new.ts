/** `neuroc new NAME`: a small project that runs, with a test. */

import { basename, dirname, join } from "node:path";
import { absolute, InputError } from "@neuro-lang/compiler/files";
import { files } from "../environment.ts";
import { colours, displayed, note } from "../terminal.ts";
import { version } from "../version.ts";

export async function newProject(name: string): Promise<number> {
  const folder = absolute(name, process.cwd());
  const project = basename(folder);
  if (!/^[a-z][a-z0-9-]*$/.test(project)) {
    throw new InputError(
      `\`${project}\` cannot be the name of a project.`,
      "Use small letters, digits and dashes, for example: my-notes",
    );
  }
  const present = files.stat(folder);
  if (present !== undefined && (present.kind !== "folder" || files.list(folder).length > 0)) {
    throw new InputError(`\`${displayed(folder)}\` is there already and not empty.`);
  }
  const installs = !isBrought(folder);
  files.replace(folder, new Map(Object.entries(template(project, installs))), []);
  note(`${colours.green("✓")} Made ${displayed(folder)}. Next:

  cd ${displayed(folder)}
${nextSteps(installs)}
`);
  return 0;
}

/** True if the scripts of a package there find a neuroc already, as in a clone of the repository, which is not on npm. */
function isBrought(folder: string): boolean {
  const isHere = files.stat(join(folder, "node_modules/.bin/neuroc")) !== undefined;
  return isHere || (dirname(folder) !== folder && isBrought(dirname(folder)));
}

/** Who came by `npm create` or `npx` has no neuroc of their own; the project brings one. */
function nextSteps(installs: boolean): string {
  return process.env["npm_config_user_agent"] === undefined
    ? "  neuroc run main.neuro --name you\n  neuroc test"
    : `${installs ? "  npm install\n" : ""}  npm start -- --name you\n  npm test`;
}

function template(project: string, installs: boolean): Record<string, string> {
  const manifest = {
    name: project,
    version: "0.1.0",
    private: true,
    type: "module",
    scripts: {
      start: "neuroc run main.neuro",
      check: "neuroc check --strict",
      test: "neuroc test",
      build: "neuroc build main.neuro",
    },
    devDependencies: { neuroc: version === "source" ? "*" : `^${version}` },
  };
  return {
    "package.json": `${JSON.stringify(manifest, null, 2)}\n`,
    ".gitignore": "node_modules/\nout/\n.neuro/\n",
    "README.md": `# ${project}

\`\`\`sh
${installs ? "npm install               # once\n" : ""}npm start -- --name you   # run it
npm test                  # run the tests
npm run check             # look for problems
npm run build             # JavaScript in ./out
\`\`\`
`,
    "policy.neuro": `// What this program may do. \`neuroc policy main.neuro\` shows what it needs.
policy {
  // The console and its arguments, as every program.
}
`,
    "main.neuro": `//! ${project}: a program to start from.
import { greeting } from "./greeting"

/// Greets somebody.
///
/// name: who is greeted
/// loud: greet in capital letters
neuro main(name: Text = "world", loud: Bool = false) {
  print(greeting(name, loud))
}
`,
    "greeting.neuro": `//! How people are greeted.

/// What is said to somebody.
/// \`\`\`neuro
/// expect greeting("Ada") == "Hello, Ada!"
/// \`\`\`
export neuro greeting(name: Text, loud: Bool = false) -> Text {
  let words = "Hello, {name}!"
  return if loud { words.upper() } else { words }
}

test "a loud greeting is in capital letters" {
  expect greeting("Ada", loud: true) == "HELLO, ADA!"
}

test "a greeting names whom it greets" for all (name: Text) {
  expect greeting(name).contains(name)
}
`,
  };
}
