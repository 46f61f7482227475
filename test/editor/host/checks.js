/** Runs inside of VS Code's extension host, and asks the editor what it has from the packaged extension. */

const assert = require("node:assert/strict");
const vscode = require("vscode");

const [folder] = vscode.workspace.workspaceFolders;
const inFolder = (name) => vscode.Uri.joinPath(folder.uri, name);
const main = inFolder("main.neuro");
const ask = (command, ...more) => vscode.commands.executeCommand(command, ...more);
const open = (uri) => vscode.workspace.openTextDocument(uri);

async function until(question) {
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await question();
    if (answer) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Not so in five seconds: ${question}`);
}

/** The exit code of a task that is started by then. */
function endOf(fits) {
  return new Promise((resolve) => {
    vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
      if (fits(execution.task)) resolve(exitCode);
    });
  });
}

const checks = {
  async "it is the packaged extension that is active"() {
    const extension = vscode.extensions.getExtension("neuro-lang.neuro");
    assert.ok(extension.extensionPath.includes("/extensions/"), extension.extensionPath);
    await extension.activate();
    assert.equal(extension.isActive, true);
  },
  async "every command of the manifest can be called"() {
    const { contributes } = vscode.extensions.getExtension("neuro-lang.neuro").packageJSON;
    const known = new Set(await vscode.commands.getCommands(true));
    const missing = contributes.commands.filter(({ command }) => !known.has(command));
    assert.deepEqual(missing, []);
  },
  async "problems carry codes that lead to their pages"() {
    await vscode.window.showTextDocument(main);
    const [problem] = await until(() => {
      const found = vscode.languages.getDiagnostics(main);
      return found.length > 0 && found;
    });
    assert.equal(problem.code.value, "P0301");
    assert.equal(problem.code.target.path, "/problem/P0301");
    const page = await open(vscode.Uri.parse("neuro-problem:P0301.md"));
    assert.match(page.getText(), /^# P0301: unknown-name\n[^]*## This is accepted/);
  },
  async "hovers of words lead to their pages"() {
    const at = new vscode.Position(2, 14);
    const [hover] = await until(async () => {
      const found = await ask("vscode.executeHoverProvider", main, at);
      return found.length > 0 && found;
    });
    const [{ value, isTrusted }] = hover.contents;
    const [, command, given] = /\[More\]\(command:([\w.]+)\?(.*?)\)/.exec(value);
    assert.deepEqual(isTrusted, { enabledCommands: [command] });
    await ask(command, ...JSON.parse(decodeURIComponent(given)));
    const isPage = ({ label }) => label.includes("capabilities.md");
    await until(() => vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(isPage)));
    const extension = vscode.extensions.getExtension("neuro-lang.neuro").extensionUri;
    const page = await open(vscode.Uri.joinPath(extension, "dist/language/capabilities.md"));
    assert.match(page.getText(), /^# Capabilities\n/);
    assert.doesNotMatch(page.getText(), /\]\(\.\./);
  },
  async "the library can be read"() {
    const [found] = await ask("vscode.executeDefinitionProvider", main, new vscode.Position(2, 30));
    const document = await open(found.targetUri ?? found.uri);
    assert.match(document.getText(), /neuro print\(/);
    const virtual = await open(vscode.Uri.parse("neuro:list.neuro"));
    assert.match(virtual.getText(), /export neuro/);
    assert.equal(virtual.languageId, "neuro");
  },
  async "a document is formatted as neuroc does it"() {
    const content = "neuro  one( )->Int=1\n";
    const document = await open({ language: "neuro", content });
    const edit = new vscode.WorkspaceEdit();
    const edits = await until(() => ask("vscode.executeFormatDocumentProvider", document.uri, {}));
    edit.set(document.uri, edits);
    await vscode.workspace.applyEdit(edit);
    assert.equal(document.getText(), "neuro one() -> Int = 1\n");
  },
  async "what a module is compiled to is shown, and follows it"() {
    await ask("neuro.showJavaScript", inFolder("runs.neuro"));
    const shown = await until(() =>
      vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === "neuro-compiled"),
    );
    assert.equal(shown.languageId, "javascript");
    assert.match(shown.getText(), /made\.txt/);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(inFolder("runs.neuro"), new vscode.Position(0, 0), "let later = 4711\n");
    await vscode.workspace.applyEdit(edit);
    await vscode.workspace.saveAll();
    await until(() => shown.getText().includes("4711"));
  },
  async "tasks check, build and test; their problems are found in what they print"() {
    const tasks = await vscode.tasks.fetchTasks({ type: "neuro" });
    assert.deepEqual(tasks.map(({ name }) => name).toSorted(), ["build", "check", "test"]);
    const check = tasks.find(({ name }) => name === "check");
    const ended = endOf(({ name }) => name === "check");
    await vscode.tasks.executeTask(check);
    assert.equal(await ended, 1);
    await until(() =>
      vscode.languages
        .getDiagnostics(inFolder("closed.neuro"))
        .some(({ message, source }) => message.includes("`gone`") && source === "neuro"),
    );
  },
  async "a program runs in a terminal and ends with its own code"() {
    const ended = endOf(({ definition }) => definition.command === "run");
    await ask("neuro.run", inFolder("runs.neuro"));
    assert.equal(await ended, 0);
    const made = await vscode.workspace.fs.readFile(inFolder("made.txt"));
    assert.equal(new TextDecoder().decode(made), "42");
  },
  async "the server can be started again"() {
    await ask("neuro.restartServer");
    await until(async () => {
      const at = new vscode.Position(0, 8);
      return (await ask("vscode.executeHoverProvider", main, at)).length > 0;
    });
  },
};

exports.run = async () => {
  const failed = [];
  for (const [name, check] of Object.entries(checks)) {
    try {
      await check();
      console.log(`passed: ${name}`);
    } catch (error) {
      console.log(`failed: ${name}: ${error.stack}`);
      failed.push(name);
    }
  }
  if (failed.length > 0) throw new Error(failed.join(", "));
};
