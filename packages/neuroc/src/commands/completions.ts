/** `neuroc completions SHELL`: derived from the commands themselves. */

import type { Command } from "commander";

interface Described {
  readonly name: string;
  readonly about: string;
  readonly flags: readonly { readonly name: string; readonly about: string }[];
}

export async function completions(
  shell: "bash" | "zsh" | "fish",
  program: Command,
): Promise<number> {
  const commands = program.commands.map((command): Described => ({
    name: command.name(),
    about: command.description().split(/[:.]/)[0]!.replaceAll("'", ""),
    flags: command.options.flatMap(({ long, description, hidden }) =>
      long === undefined || long === null || hidden
        ? []
        : [{ name: long, about: description.replaceAll("'", "") }],
    ),
  }));
  process.stdout.write({ bash, zsh, fish }[shell](commands));
  return 0;
}

function bash(commands: readonly Described[]): string {
  const cases = commands.map(
    ({ name, flags }) =>
      `    ${name}) words="${flags.map((flag) => flag.name).join(" ")} --help" ;;`,
  );
  return `_neuroc() {
  local current="\${COMP_WORDS[COMP_CWORD]}" words
  if [ "$COMP_CWORD" -eq 1 ]; then
    words="${commands.map(({ name }) => name).join(" ")} --help --version"
    COMPREPLY=($(compgen -W "$words" -- "$current"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join("\n")}
  esac
  case "$current" in
    -*) COMPREPLY=($(compgen -W "$words" -- "$current")) ;;
    *) COMPREPLY=($(compgen -f -X '!*.neuro' -- "$current") $(compgen -d -- "$current")) ;;
  esac
}
complete -o filenames -F _neuroc neuroc
`;
}

function zsh(commands: readonly Described[]): string {
  const names = commands.map(({ name, about }) => `    '${name}:${about}'`);
  const cases = commands.map(({ name, flags }) => {
    const options = flags.map((flag) => `'${flag.name}[${flag.about.replaceAll(/[[\]]/g, "")}]'`);
    return `    ${name}) _arguments ${[...options, "'*:file:_files'"].join(" ")} ;;`;
  });
  return `#compdef neuroc
_neuroc() {
  local -a commands=(
${names.join("\n")}
  )
  if (( CURRENT == 2 )); then
    _describe 'command' commands
    return
  fi
  local command="\${words[2]}"
  shift words
  (( CURRENT-- ))
  case "$command" in
${cases.join("\n")}
  esac
}
compdef _neuroc neuroc
`;
}

function fish(commands: readonly Described[]): string {
  const lines = commands.flatMap(({ name, about, flags }) => [
    `complete -c neuroc -n __fish_use_subcommand -a ${name} -d '${about}'`,
    ...flags.map(
      (flag) =>
        `complete -c neuroc -n '__fish_seen_subcommand_from ${name}' -l ${flag.name.slice(2)} -d '${flag.about}'`,
    ),
  ]);
  return `${lines.join("\n")}\n`;
}
