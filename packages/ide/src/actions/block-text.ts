/** A text with `\n` in it becomes one over several lines, and the other way round. */

import type * as tree from "@neuro-lang/parser";
import { around } from "../rewriting/selection.ts";
import { type Action, type ActionContext, indentationAt, replace, textOfNode } from "./action.ts";

export const blockText: Action = {
  name: "block-text",
  find(context) {
    const literal = around(context, "TextLiteral");
    if (literal === undefined || !context.module.facts.types.has(literal)) return [];
    const text =
      literal.form === "plain"
        ? overLines(context, literal)
        : literal.form === "block"
          ? onOneLine(context, literal)
          : undefined;
    if (text === undefined) return [];
    return [
      {
        title: literal.form === "plain" ? "Write it over several lines" : "Write it on one line",
        kind: "refactor.rewrite",
        edits: [replace(context, literal, text)],
      },
    ];
  },
};

function written(
  context: ActionContext,
  { parts }: tree.TextLiteral,
  escape: (value: string) => string,
): string {
  return parts
    .map((part) =>
      part.kind === "TextPart" ? escape(part.value) : `{${textOfNode(context, part)}}`,
    )
    .join("");
}

function overLines(context: ActionContext, literal: tree.TextLiteral): string | undefined {
  const text = written(context, literal, (value) =>
    value.replace(/[\\{]/g, "\\$&").replaceAll("\t", "\\t").replaceAll("\r", "\\r"),
  );
  const values = literal.parts.map((part) => (part.kind === "TextPart" ? part.value : "-"));
  const lines = text.split("\n");
  // What only spaces would show is better escaped, and so is what ends the literal.
  if (!values.join("").includes("\n") || text.includes('"""')) return undefined;
  if (/[^\P{C}\n\t\r]/u.test(values.join("")) || lines.some((line) => /\s$/.test(line)))
    return undefined;
  const indentation = `${indentationAt(context, literal.start)}  `;
  const body = lines.map((line) => (line === "" ? "" : indentation + line)).join("\n");
  return `"""\n${body}\n${indentation}"""`;
}

function onOneLine(context: ActionContext, literal: tree.TextLiteral): string | undefined {
  const text = written(context, literal, (value) =>
    value
      .replace(/["\\{]/g, "\\$&")
      .replaceAll("\n", "\\n")
      .replaceAll("\t", "\\t")
      .replaceAll("\r", "\\r"),
  );
  return text.includes("\n") ? undefined : `"${text}"`;
}
