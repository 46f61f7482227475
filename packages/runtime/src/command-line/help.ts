/** The help of a program, from the parameters and the documentation of its `main`. */

import { show } from "../show.ts";
import { type Command, type CommandLine, isChoice, kebab, plain, type Slot } from "./model.ts";
import { wordFor } from "./values.ts";

export function usageLine(model: CommandLine, program: string, command?: Command): string {
  return `Usage: ${[program, ...usageWords(model, command)].join(" ")}`;
}

export function helpText(model: CommandLine, program: string, command?: Command): string {
  const slots = slotsOf(model, command);
  const commands = model.parts.find((part) => part.kind === "commands");
  const positions = slots.filter(isPosition);
  const options = slots.filter((slot) => !positions.includes(slot));
  const sections = [
    command?.documentation ?? model.about,
    usageLine(model, program, command),
    commands === undefined || command !== undefined
      ? ""
      : section(
          "Commands",
          commands.commands.map(({ name, documentation, slots: own }) => [
            [name, ...positionWords(own)].join(" "),
            firstLine(documentation),
          ]),
        ),
    section(
      "Arguments",
      positions.map((slot) => [positionWord(slot), described(slot)]),
    ),
    section("Options", [
      ...options.map((slot): [string, string] => [optionWord(slot), described(slot)]),
      ["--help", "show this help"],
    ]),
  ];
  return `${sections.filter((text) => text !== "").join("\n\n")}\n`;
}

function slotsOf(model: CommandLine, command: Command | undefined): readonly Slot[] {
  return model.parts.flatMap((part) =>
    part.kind === "slot"
      ? [part.slot]
      : part.kind === "record"
        ? part.slots
        : (command?.slots ?? []),
  );
}

function usageWords(model: CommandLine, command: Command | undefined): string[] {
  const commands = model.parts.some((part) => part.kind === "commands");
  const slots = slotsOf(model, command);
  return [
    ...(commands ? [command?.name ?? "<command>"] : []),
    ...positionWords(slots),
    ...(!slots.every(isPosition) || (commands && command === undefined) ? ["[options]"] : []),
  ];
}

const isPosition = ({ place }: Slot): boolean => place === "position" || place === "rest";

function positionWords(slots: readonly Slot[]): string[] {
  return slots
    .filter(isPosition)
    .map((slot) => (slot.default === undefined ? positionWord(slot) : `[${positionWord(slot)}]`));
}

const positionWord = (slot: Slot): string => `<${slot.flag}>${slot.place === "rest" ? "…" : ""}`;
const optionWord = (slot: Slot): string =>
  plain(slot.type).kind === "bool" ? `--${slot.flag}` : `--${slot.flag} <${wordFor(slot.type)}>`;

function described(slot: Slot): string {
  const about = slot.documentation ?? "";
  if (slot.default === undefined || slot.hidden) return about;
  const value = slot.default();
  if (value === undefined || value === false || (Array.isArray(value) && value.length === 0))
    return about;
  return `${about}${about === "" ? "" : " "}(default ${shownAsWord(value, slot.type)})`;
}

/** As it would be written on the command line. */
function shownAsWord(value: unknown, type: Slot["type"]): string {
  const text = show(value, type);
  return isChoice(plain(type)) ? kebab(text) : text;
}

function firstLine(text: string | undefined): string {
  return (text ?? "").split("\n")[0]!;
}

function section(title: string, rows: readonly (readonly [string, string])[]): string {
  if (rows.length === 0) return "";
  const width = Math.max(...rows.map(([word]) => word.length));
  const lines = rows.map(([word, about]) => `  ${word.padEnd(width)}  ${about}`.trimEnd());
  return `${title}:\n${lines.join("\n")}`;
}
