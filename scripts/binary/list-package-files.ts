import { execFileSync } from 'node:child_process';

/** What is code, or of use to Node's module loader alone: the binary has it as one program. */
const code = /^(dist\/(?!console\/|THIRD-PARTY)|emulator\/cli\/|package\.json$|README)/;

/** The files of the package that the program reads while it runs, by their paths from the root. */
export function packageFiles(root: string): readonly string[] {
  const printed = execFileSync('npm', ['pack', '--dry-run', '--ignore-scripts', '--json'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    shell: process.platform === 'win32',
  });
  const [{ files }] = JSON.parse(printed) as [{ files: readonly { readonly path: string }[] }];
  return files.map(({ path }) => path).filter((path) => !code.test(path));
}
