/**
 * Runs before anything is installed: plain JavaScript, Node's own modules only, any Node since 18. Installs missing or
 * outdated packages, then runs the real program on the pinned Node.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const modules = join(root, 'node_modules');
const windows = process.platform === 'win32';

/** Whether the installed packages match the lock file. npm writes its own copy last. */
function isInstalled() {
  const mark = join(modules, '.package-lock.json');
  if (!existsSync(mark)) return false;
  return statSync(mark).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
}

/** Runs a TypeScript program of this folder, and exits with its code. */
export function run(program) {
  if (!isInstalled()) {
    console.log('Installing packages (npm ci) …');
    const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
      cwd: root,
      stdio: 'inherit',
      shell: windows,
    });
    if (status !== 0) {
      console.error(
        'npm could not install the packages. Check the network (or your proxy), then try again.',
      );
      process.exit(1);
    }
  }
  // Node 24 from npm, independent of the Node that started us: it runs TypeScript, and the build tools need it.
  const bin = join(modules, '.bin');
  const node = join(modules, 'node', 'bin', windows ? 'node.exe' : 'node');
  const { status, signal } = spawnSync(
    existsSync(node) ? node : process.execPath,
    [join(root, 'tests/setup', program), ...process.argv.slice(2)],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, PATH: `${bin}${windows ? ';' : ':'}${process.env.PATH}` },
    },
  );
  process.exit(signal ? 1 : (status ?? 1));
}
