/** What the standard library exports under names that the libraries of other languages have for it. */

/** What is exported here → what it is called elsewhere. */
const wordsElsewhere: Readonly<Record<string, readonly string[]>> = {
  readText: ["readFile", "readFileSync", "readFileText", "read_text", "open", "slurp"],
  readBytes: ["readFileBytes", "read_bytes"],
  readLines: ["readlines", "readFileLines"],
  writeText: ["writeFile", "writeFileSync", "write_text"],
  append: ["appendFile", "appendFileSync"],
  list: ["readdir", "readdirSync", "readDir", "listdir", "listDir", "ls", "scandir"],
  makeDir: ["mkdir", "mkdirSync", "makedirs", "createDir", "ensureDir"],
  tempDir: ["mkdtemp", "tmpdir", "gettempdir"],
  remove: ["rm", "rmSync", "unlink", "unlinkSync", "rmdir", "rmtree", "delete"],
  move: ["rename", "renameSync", "mv"],
  copy: ["copyFile", "copyFileSync", "copyfile", "cp"],
  exists: ["existsSync", "pathExists"],
  stat: ["statSync", "lstat", "getsize"],
  parent: ["dirname"],
  name: ["basename"],
  ext: ["extname", "splitext", "suffix"],
  parse: ["loads", "load", "fromString"],
  encode: ["stringify", "dumps", "dump", "serialize"],
  decode: ["deserialize", "unmarshal"],
  rows: ["reader", "readCsv", "read_csv"],
  env: ["getenv", "getEnv", "environ"],
  variables: ["environ", "getenvs"],
  run: ["exec", "execSync", "execFile", "spawnSync", "system", "check_output"],
  start: ["spawn", "Popen", "popen"],
  args: ["argv"],
  prompt: ["input", "readline", "question", "ask"],
  randomInt: ["randint", "randrange", "randomInteger", "nextInt"],
  float: ["random", "randomFloat", "nextFloat"],
  sample: ["choice", "randomChoice"],
  uuid: ["uuid4", "randomUUID", "v4"],
  now: ["currentTime", "getTime"],
  format: ["strftime"],
  mean: ["average", "avg"],
  stddev: ["stdev", "std"],
  matchAll: ["findall", "findAll", "finditer"],
  replace: ["sub", "gsub"],
};

const meanings = new Map<string, string[]>();
for (const [meant, words] of Object.entries(wordsElsewhere))
  for (const word of words) meanings.set(word, [...(meanings.get(word) ?? []), meant]);

/** What of the exports has the name elsewhere. */
export function exportElsewhere(
  name: string,
  exports: ReadonlyMap<string, unknown>,
): string | undefined {
  return meanings.get(name)?.find((meant) => exports.has(meant));
}
