// Draws the extension's icon.png from its icon.svg, for marketplaces take no SVG. Needs Chromium.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const here = (name) =>
  fileURLToPath(new URL(`../vscode-extension/images/${name}`, import.meta.url));
const browser = await chromium.launch({
  executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
const page = await browser.newPage({ viewport: { width: 128, height: 128 }, deviceScaleFactor: 2 });
await page.setContent(`<body style="margin:0">${readFileSync(here("icon.svg"), "utf8")}</body>`);
await page.screenshot({ path: here("icon.png"), omitBackground: true });
await browser.close();
