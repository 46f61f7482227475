/** The set-up that the guide gives for Neovim, word for word, in a real Neovim without a screen. */

import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { found } from "./needs.ts";
import { root } from "./places.ts";

const folder = mkdtempSync(join(tmpdir(), "neuro-neovim-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const guide = readFileSync(join(root, "docs/guides/editors.md"), "utf8");
const setUp = /^## Neovim\n[^]*?^```lua\n([^]*?)^```$/m.exec(guide)![1]!;

/** Asks as a person would, and ends with 0 if every answer is right. */
const check = `
local function wait(what, condition)
  if not vim.wait(tonumber(vim.env.PATIENCE), condition, 50) then
    error("waited in vain: " .. what)
  end
end
local function ask(method, more)
  local place = {
    textDocument = vim.lsp.util.make_text_document_params(),
    position = { line = 2, character = 29 },
  }
  for name, value in pairs(more or {}) do
    place[name] = value
  end
  for _, answer in pairs(vim.lsp.buf_request_sync(0, method, place, 10000) or {}) do
    return answer.result
  end
end
local right, why = pcall(function()
  wait("a problem", function()
    return #vim.diagnostic.get(0) == 1
  end)
  local problem = vim.diagnostic.get(0)[1]
  print("problem " .. problem.lnum .. ":" .. problem.col .. " " .. problem.message)
  print("hover " .. ask("textDocument/hover").contents.value)
  local files = {}
  for uri, edits in pairs(ask("textDocument/rename", { newName = "extent" }).changes) do
    table.insert(files, vim.fn.fnamemodify(vim.uri_to_fname(uri), ":t") .. " " .. #edits)
  end
  table.sort(files)
  print("rename " .. table.concat(files, ", "))
end)
if right then
  vim.cmd("quitall!")
else
  print(why)
  vim.cmd("cquit 1")
end
`;

/** Waits for each answer so many milliseconds. */
function neovim(neuroc: string, patience: number) {
  const inside = (name: string): string => join(folder, name);
  mkdirSync(inside("project"), { recursive: true });
  mkdirSync(inside("bin"), { recursive: true });
  writeFileSync(inside("bin/neuroc"), `#!/bin/sh\n${neuroc}\n`);
  chmodSync(inside("bin/neuroc"), 0o755);
  writeFileSync(inside("set-up.lua"), setUp);
  writeFileSync(inside("check.lua"), check);
  writeFileSync(inside("project/package.json"), "{}\n");
  writeFileSync(
    inside("project/shapes.neuro"),
    "/// How much room.\nexport neuro area(side: Float) -> Float = side * side\n",
  );
  writeFileSync(
    inside("project/main.neuro"),
    'import { area } from "./shapes"\n\nneuro room() -> Float = 2 * area(nothing)\n',
  );
  const words = ["--clean", "-n", "-i", "NONE", "--headless", "-u", inside("set-up.lua")];
  return spawnSync(
    found("nvim")!,
    [...words, "-c", `luafile ${inside("check.lua")}`, inside("project/main.neuro")],
    {
      encoding: "utf8",
      timeout: 50_000,
      env: {
        ...process.env,
        PATIENCE: String(patience),
        PATH: inside("bin") + delimiter + process.env["PATH"],
        XDG_CONFIG_HOME: inside("config"),
        XDG_DATA_HOME: inside("data"),
        XDG_STATE_HOME: inside("state"),
        XDG_CACHE_HOME: inside("cache"),
      },
    },
  );
}

test("problems, hovers and renames reach Neovim", () => {
  const neuroc = join(root, "packages/neuroc/bin/neuroc.cjs");
  const { status, stderr } = neovim(`exec "${process.execPath}" "${neuroc}" "$@"`, 20_000);
  expect(stderr).toContain("problem 2:33 I cannot find anything called `nothing` here.");
  expect(stderr).toContain("How much room.");
  expect(stderr).toContain("rename main.neuro 2, shapes.neuro 1");
  expect(status).toBe(0);
});

test("not so without the server", () => {
  const { status, stderr } = neovim("exec sleep 60", 3000);
  expect(stderr).toContain("waited in vain: a problem");
  expect(status).toBe(1);
});
