/** The command line: which commands there are and what they take. What they do is loaded when one is called. */

import { Argument, Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { createColors } from "picocolors";
import { endAtInterrupt, outcome } from "./outcome.ts";
import { exitCodes } from "./terminal.ts";
import { version } from "./version.ts";

// Commander takes the colours out again where the stream is no terminal or NO_COLOR is set.
const paint = createColors(true);

function examples(...lines: readonly (readonly [command: string, about: string])[]): string {
  const width = Math.max(...lines.map(([command]) => command.length));
  const rows = lines.map(
    ([command, about]) =>
      `  $ ${paint.green(command)}${" ".repeat(width - command.length)}  ${about}`,
  );
  return `\n${paint.bold("Examples:")}\n${rows.join("\n")}\n`;
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port < 65_536) return port;
  throw new InvalidArgumentError("A port is a number from 0 to 65535.");
}

function makeProgram(finish: (code: number) => void): Command {
  const action =
    <A extends unknown[]>(work: (...values: A) => Promise<number>) =>
    async (...values: A): Promise<void> =>
      finish(await outcome(() => work(...values)));
  const orderly =
    <A extends unknown[]>(work: (...values: A) => Promise<number>) =>
    (...values: A): Promise<number> => {
      endAtInterrupt();
      return work(...values);
    };

  const program = new Command("neuroc")
    .description("The compiler of Neuro-Lang: checks, runs, builds and tests programs.")
    .version(version)
    .enablePositionalOptions()
    .exitOverride()
    .showSuggestionAfterError()
    .configureHelp({
      styleTitle: (text) => paint.bold(text),
      styleCommandText: (text) => paint.green(text),
      styleSubcommandText: (text) => paint.green(text),
      styleOptionText: (text) => paint.cyan(text),
      styleArgumentText: (text) => paint.cyan(text),
    })
    .addHelpText(
      "after",
      examples(
        ["neuroc new notes", "start a project in the folder notes"],
        ["neuroc run main.neuro --top 3", "run a program with an option of its own"],
        ["neuroc check", "look for problems in this folder"],
        ["neuroc explain P0301", "what a problem means and how to mend it"],
      ),
    );

  program
    .command("new")
    .description("Start a project: a folder with a program, a test and a package.json.")
    .argument("<name>", "the folder to make; its name is the project's")
    .addHelpText("after", examples(["neuroc new notes", "makes ./notes"]))
    .action(action(async (name: string) => (await import("./commands/new.ts")).newProject(name)));

  program
    .command("run")
    .description("Run a program. What follows the file is the program's own command line.")
    .argument("<file>", "the file that has `main`, or a folder with a main.neuro")
    .argument("[arguments...]", "options and arguments for the program")
    .option("--watch", "run again whenever a source changes")
    .passThroughOptions()
    .allowUnknownOption()
    .addHelpText(
      "after",
      examples(
        ["neuroc run main.neuro", "calls main"],
        ["neuroc run main.neuro notes.txt --top 3", "with an argument and an option"],
        ["neuroc run main.neuro --help", "the program's own help"],
      ),
    )
    .action(
      action(
        orderly(async (file: string, words: string[], options: { watch?: boolean }) =>
          (await import("./commands/run.ts")).run(file, words, options),
        ),
      ),
    );

  program
    .command("check")
    .description("Look for problems, without running anything.")
    .argument("[paths...]", "files and folders; this folder if left out")
    .option("--fix", "apply the fixes that keep the meaning")
    .option("--strict", "let warnings fail, too")
    .option("--json", "print the answer as JSON on standard output")
    .option("--capabilities", "print what each export and main may touch, and why")
    .option("--watch", "check again whenever a source changes")
    .addHelpText(
      "after",
      examples(
        ["neuroc check", "every .neuro file in this folder"],
        ["neuroc check main.neuro --fix", "one program, and mend what can be mended"],
        ["neuroc check --json", "for an editor or a script"],
        ["neuroc check --capabilities", "what each export may touch, and through which calls"],
      ),
    )
    .action(
      action(
        orderly(async (paths: string[], options: object) =>
          (await import("./commands/check.ts")).check(paths, options),
        ),
      ),
    );

  program
    .command("build")
    .description("Compile to readable JavaScript modules with declarations and source maps.")
    .argument("[paths...]", "programs or library modules; this folder if left out")
    .option("--out <folder>", "where to write", "out")
    .option("--watch", "build again whenever a source changes")
    .option("--explain", "show which values are copied before they are changed, and why")
    .addHelpText(
      "after",
      examples(
        ["neuroc build main.neuro", "writes ./out; then: node out/main.js"],
        ["neuroc build main.neuro --explain", "where values are copied"],
      ),
    )
    .action(
      action(
        orderly(async (paths: string[], options: { out: string }) =>
          (await import("./commands/build.ts")).build(paths, options),
        ),
      ),
    );

  program
    .command("test")
    .description("Run tests: `test` items and the examples in the documentation.")
    .argument("[paths...]", "files and folders; this folder if left out")
    .option("--filter <text>", "only tests whose name holds this")
    .option("--seed <number>", "repeat the generated inputs of an earlier run")
    .option("--coverage", "show which lines of the sources the tests run")
    .option("--json", "print the results as JSON on standard output")
    .option("--watch", "test again whenever a source changes")
    .addHelpText(
      "after",
      examples(
        ["neuroc test", "everything in this folder"],
        ["neuroc test text.neuro --filter trim", "some tests of one file"],
      ),
    )
    .action(
      action(
        orderly(async (paths: string[], options: object) =>
          (await import("./commands/test.ts")).test(paths, options),
        ),
      ),
    );

  program
    .command("fmt")
    .description("Format sources in the one style.")
    .argument("[paths...]", "files and folders; this folder if left out")
    .option("--check", "change nothing; exit 1 if something is not formatted")
    .option("--stdin", "format standard input to standard output")
    .addHelpText(
      "after",
      examples(
        ["neuroc fmt", "every .neuro file in this folder"],
        ["neuroc fmt --check", "for CI"],
        ["neuroc fmt --stdin < a.neuro", "for an editor"],
      ),
    )
    .action(
      action(
        orderly(async (paths: string[], options: object) =>
          (await import("./commands/format.ts")).format(paths, options),
        ),
      ),
    );

  program
    .command("policy")
    .description("Show the smallest policy that a program needs, with the reason of each rule.")
    .argument("[paths...]", "programs, or folders with programs; this folder if left out")
    .option("--write", "write it to policy.neuro beside the package.json")
    .option("--force", "replace a policy.neuro that is there")
    .addHelpText(
      "after",
      examples(
        ["neuroc policy main.neuro", "what the program needs, and where"],
        ["neuroc policy main.neuro --write", "and let it be so"],
      ),
    )
    .action(
      action(
        orderly(async (paths: string[], options: object) =>
          (await import("./commands/policy.ts")).policy(paths, options),
        ),
      ),
    );

  program
    .command("explain")
    .description("Say what a problem means, with an example and ways to mend it.")
    .argument("<code>", "a code like P0301 or a name like unknown-name")
    .addHelpText("after", examples(["neuroc explain P0301", "the page of a problem"]))
    .action(
      action(async (code: string) => (await import("./commands/explain.ts")).explainCode(code)),
    );

  program
    .command("playground")
    .description("The compiler as a web page: write programs and run them in the browser.")
    .option(
      "--port <number>",
      "where to listen on this machine; 0 takes any that is free",
      portOf,
      6387,
    )
    .option("--open", "open it in the browser")
    .option("--out <folder>", "write the page to a folder, for a server of your own")
    .addHelpText(
      "after",
      examples(
        ["neuroc playground --open", "on this machine, for this machine only"],
        ["neuroc playground --out site", "files that any web server can hand out"],
      ),
    )
    .action(
      action(
        orderly(async (options: { port: number }) =>
          (await import("./commands/playground.ts")).playground(options),
        ),
      ),
    );

  program
    .command("lsp")
    .description("Serve an editor over the Language Server Protocol, until it hangs up.")
    .option("--stdio", "over standard input and output, as without an option")
    .option("--node-ipc", "over the channel of the Node process that started this one")
    // Node clients name their process, with whose end the protocol's library ends this one.
    .addOption(new Option("--clientProcessId <id>").hideHelp())
    .addHelpText("after", examples(["neuroc lsp", "what an editor is set up to start"]))
    .action(
      action(async (options: { nodeIpc?: boolean }) =>
        (await import("./commands/lsp.ts")).lsp(options),
      ),
    );

  program
    .command("completions")
    .description("Print completions for a shell.")
    .addArgument(new Argument("<shell>", "which shell").choices(["bash", "zsh", "fish"]))
    .addHelpText(
      "after",
      examples(
        ["neuroc completions bash >> ~/.bashrc", "bash"],
        ["neuroc completions fish > ~/.config/fish/completions/neuroc.fish", "fish"],
      ),
    )
    .action(
      action(async (shell: "bash" | "zsh" | "fish") =>
        (await import("./commands/completions.ts")).completions(shell, program),
      ),
    );

  return program;
}

/** Reads the command line and runs the command. */
export async function runProgram(
  words: readonly string[],
  finish: (code: number) => void,
): Promise<void> {
  const program = makeProgram(finish);
  for (const command of program.commands) command.exitOverride();
  if (words.length === 0) {
    program.outputHelp();
    return;
  }
  try {
    await program.parseAsync(words, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    finish(error.exitCode === 0 ? 0 : exitCodes.usage);
  }
}
