// Real disks that are full or read-only: a tmpfs in a mount namespace of the test's own. Where the system allows none, a limit
// on the size of files stands in for the full disk.
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bin, type Ended, Folder } from "./command.ts";

const folder = new Folder();
const program = 'neuro main() { print("hello") }\n';

beforeAll(() => {
  mkdirSync(folder.in("disk"));
  folder.write("package.json", "{}");
  folder.write("main.neuro", program);
});
beforeEach(() => rmSync(folder.in("out"), { recursive: true, force: true }));
afterAll(() => folder.remove());

/** `$DISK` is the disk, `full` fills it to the last byte, `neuroc` is neuroc. */
const prelude = `
DISK="${folder.in("disk")}"
export XDG_CACHE_HOME="${folder.in("user-cache")}"
neuroc() { "${process.execPath}" "${bin}" "$@"; }
full() { cat /dev/zero > "$DISK/filler" 2>/dev/null; }
`;

function onDisk(kilobytes: number, script: string): Ended {
  const mount = `mount -t tmpfs -o size=${kilobytes}k none "$DISK" || exit 99`;
  return folder.run("unshare", "-rm", "sh", "-c", `${prelude}${mount}\n${script}`);
}

const mayMount =
  spawnSync("unshare", ["-rm", "sh", "-c", "mount -t tmpfs none /mnt"], { stdio: "ignore" })
    .status === 0;

describe.skipIf(!mayMount)("on a full disk", () => {
  test("a build says so and leaves nothing", () => {
    const { stdout, stderr } = onDisk(16, 'neuroc build --out "$DISK/out"; echo $?; ls -A "$DISK"');
    expect(stdout).toBe("1\n");
    expect(stderr).toBe("error: I cannot write `disk/out`: the disk is full.\n");
  });
  test("a build leaves the old one as it was", () => {
    const { stdout, stderr } = onDisk(
      2000,
      `neuroc build --out "$DISK/out" 2>/dev/null
cp -r "$DISK/out" before
full
echo 'neuro main() { print("changed".upper()) }' > changed.neuro
neuroc build changed.neuro --out "$DISK/out"; echo $?
diff -r before "$DISK/out" && echo same; rm -r before changed.neuro`,
    );
    expect(stdout).toBe("1\nsame\n");
    expect(stderr).toContain("the disk is full");
  });
  test("fmt leaves the source as it was", () => {
    const { stdout, stderr } = onDisk(
      64,
      `printf 'neuro   one( )->Int=1\\n' > "$DISK/ugly.neuro"
full
neuroc fmt "$DISK/ugly.neuro"; echo $?
cat "$DISK/ugly.neuro"; ls -A "$DISK"`,
    );
    expect(stdout).toBe("1\nneuro   one( )->Int=1\nfiller\nugly.neuro\n");
    expect(stderr).toContain("the disk is full");
  });
  test("new leaves no half project", () => {
    const { stdout, stderr } = onDisk(8, 'neuroc new "$DISK/notes"; echo $?; ls -A "$DISK"');
    expect(stdout).toBe("1\n");
    expect(stderr).toContain("the disk is full");
  });
  test("a check and a run need no room there", () => {
    const { stdout, stderr } = onDisk(
      64,
      `cp main.neuro package.json "$DISK"
full
cd "$DISK"
neuroc check main.neuro; neuroc run main.neuro; neuroc run main.neuro
ls "$DISK"; find "$DISK" -name '*.tmp'`,
    );
    expect(stdout).toBe("hello\nhello\nfiller\nmain.neuro\npackage.json\n");
    expect(stderr).toBe("✓ No problems in 1 file.\n");
  });
});

describe.skipIf(!mayMount)("on a read-only disk", () => {
  const readOnly = `cp main.neuro package.json "$DISK"
mount -o remount,ro "$DISK"
cd "$DISK"
`;
  test("a build says so", () => {
    const { stdout, stderr } = onDisk(64, `${readOnly}neuroc build; echo $?; ls -A`);
    expect(stdout).toBe("1\nmain.neuro\npackage.json\n");
    expect(stderr).toBe("error: I cannot write `out`: it lies on a read-only file system.\n");
  });
  test("a check, a run and a test work", () => {
    const { stdout, stderr } = onDisk(
      64,
      `${readOnly}neuroc check; neuroc run main.neuro; neuroc test; echo $?`,
    );
    expect(stdout).toBe("hello\n0\n");
    expect(stderr).toMatch(/^✓ No problems in 1 file\.\n✓ 0 passed, 0 failed/);
  });
});

describe("where files may not grow", () => {
  test("a build says so and leaves nothing", () => {
    const script = `${prelude}ulimit -f 4; neuroc build; echo $?; find . -name out -o -name '*.tmp'`;
    const { stdout, stderr } = folder.run("sh", "-c", script);
    expect(stdout).toBe("1\n");
    expect(stderr).toBe("error: I cannot write `out`: the file would become too large.\n");
  });
});
