// npm run build:image: makes the image `understudy-live` of the binary, with buildah and without a network.
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sharedLibrariesOf } from './build/shared-libraries.ts';

const largestImage = 130_000_000;

/** The data, of which a new volume has the permissions, and the temporary files of commands. */
const writable = { '/data': 0o777, '/tmp': 0o1777 };

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
const folder = join(root, 'dist-image');
const binary = join(root, 'dist-binary', `understudy-linux-${process.arch}`);
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

rmSync(folder, { recursive: true, force: true });
const size =
  put(binary, '/understudy') + sharedLibrariesOf(binary).reduce((sum, file) => sum + put(file, file), 0);
if (size > largestImage) throw new Error(`The image has ${size} bytes, and ${largestImage} are allowed.`);
put(join(root, 'LICENSE'), '/licenses/LICENSE');
put(join(root, 'dist', 'THIRD-PARTY-LICENSES.md'), '/licenses/THIRD-PARTY-LICENSES.md');
for (const name of ['libc6', 'libstdc++6', 'libgcc-s1', 'libatomic1'])
  put(`/usr/share/doc/${name}/copyright`, `/licenses/${name}`);
// Who the user is, and what it may write to.
write('/etc/passwd', 'understudy:x:65532:65532:Understudy:/data:/understudy\n');
write('/etc/group', 'understudy:x:65532:\n');
for (const [name, mode] of Object.entries(writable)) {
  mkdirSync(join(folder, name), { recursive: true });
  // What a process makes has fewer permissions than it asks for.
  chmodSync(join(folder, name), mode);
}

const file = join(root, 'examples', 'containers', 'Dockerfile');
const tags = ['latest', version].flatMap((tag) => ['--tag', `understudy-live:${tag}`]);
// Docker's form, since the one of OCI has no health check.
const options = ['--format', 'docker', '--isolation', 'chroot', '--quiet', '--file', file];
execFileSync('buildah', ['build', ...options, ...tags, folder], { stdio: ['ignore', 'ignore', 'inherit'] });
process.stdout.write(`understudy-live:${version}: ${(size / 1e6).toFixed(1)} MB\n`);

/** Copies a file into the image. Gives its size in bytes. */
function put(source: string, target: string): number {
  mkdirSync(dirname(join(folder, target)), { recursive: true });
  cpSync(source, join(folder, target), { dereference: true });
  return statSync(source).size;
}

function write(target: string, text: string): void {
  mkdirSync(dirname(join(folder, target)), { recursive: true });
  writeFileSync(join(folder, target), text);
}
