/** A conformance program's file: a title, what it shows, and sections of one fenced block each. */

export interface Section {
  /** `SOURCE`, `SOURCE helper.neuro`, `SOURCE main.js`, `OUTPUT` … */
  readonly name: string;
  readonly text: string;
}

export interface ConformanceDocument {
  readonly title: string;
  readonly sections: readonly Section[];
}

/** The order in which sections stand; those of one word with a file's name follow it. */
export const sectionOrder = [
  "SOURCE",
  "PROBLEMS",
  "FORMATTED",
  "TYPES",
  "IR",
  "JS",
  "OUTPUT",
] as const;
export type SectionName = (typeof sectionOrder)[number];

const languages: Readonly<Record<SectionName, string>> = {
  SOURCE: "neuro",
  PROBLEMS: "text",
  FORMATTED: "neuro",
  TYPES: "text",
  IR: "text",
  JS: "js",
  OUTPUT: "text",
};

const sectionPattern =
  /^## (?<name>[A-Z]+(?: [^\n]+)?)\n+(?<fence>`{3,})[a-z]*\n(?<text>[\s\S]*?)^\k<fence>$/gm;

export function readDocument(markdown: string): ConformanceDocument {
  const title = /^# (?<title>.+)$/m.exec(markdown)?.groups?.["title"] ?? "";
  const sections = [...markdown.matchAll(sectionPattern)].map(({ groups }) => ({
    name: groups!["name"]!,
    text: groups!["text"]!.replace(/\n$/, ""),
  }));
  return { title, sections };
}

export function writeDocument({ title, sections }: ConformanceDocument): string {
  return [`# ${title}`, ...sections.map(writeSection)].join("\n\n") + "\n";
}

function writeSection({ name, text }: Section): string {
  const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const language = name.endsWith(".js") ? "js" : languages[name.split(" ")[0] as SectionName];
  return `## ${name}\n\n${fence}${language}\n${text}\n${fence}`;
}

export function sectionOf(document: ConformanceDocument, name: string): string | undefined {
  return document.sections.find((section) => section.name === name)?.text;
}
