// One HTML page of railroad diagrams that needs no network: chevrotain's own drawing code and style are put into it.
import { readFileSync } from "node:fs";

// The package exports its code alone, so the drawing code is read from its folder.
const drawing = new URL("../../packages/parser/node_modules/chevrotain/diagrams/", import.meta.url);

export function diagrams(productions, texts) {
  const read = (file) => readFileSync(new URL(file, drawing), "utf8").trimEnd();
  const scripts = [
    "vendor/railroad-diagrams.js",
    "src/diagrams_serializer.js",
    "src/diagrams_builder.js",
    "src/diagrams_behavior.js",
    "src/main.js",
  ];
  const labelled = JSON.stringify(productions, (key, value) =>
    value?.type === "Terminal"
      ? { type: "Terminal", name: value.name, label: texts.get(value.name) ?? value.name, idx: 0 }
      : value,
  );
  return [
    "<!DOCTYPE html>",
    '<html lang="en">',
    "<head>",
    '<meta charset="utf-8">',
    "<title>Neuro-Lang: the grammar as railroad diagrams</title>",
    `<style>\n${read("diagrams.css")}\nbody { background-color: hsl(30, 20%, 95%); font-family: sans-serif; }\n</style>`,
    ...scripts.map((file) => `<script>\n${read(file)}\n</script>`),
    "</head>",
    "<body>",
    "<h1>The grammar of Neuro-Lang</h1>",
    '<div id="diagrams"></div>',
    "<script>",
    `main.drawDiagramsFromSerializedGrammar(${labelled.replaceAll("</", "<\\/")}, document.getElementById("diagrams"));`,
    "</script>",
    "</body>",
    "</html>",
    "",
  ].join("\n");
}
