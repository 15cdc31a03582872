// npm run test:binary: uses the binary of this machine as a stranger without Node would, and the image when it was built.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tryCommands, tryServer } from './binary/try-binary.ts';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
const binary = join(root, 'dist-binary', `understudy-${process.platform}-${process.arch}`);

await tryCommands(binary, version, join(root, 'dist', 'clients-tencent-chat.js'));
process.stdout.write('the binary: start, explain, exec, sweep and reference, with an empty PATH and home\n');

if (process.argv.includes('--image')) {
  const container = execFileSync('buildah', ['from', `understudy-live:${version}`], {
    encoding: 'utf8',
  }).trim();
  try {
    const token = 'token-of-the-image';
    const options = ['--isolation', 'chroot', '--env', `UNDERSTUDY_TOKEN=${token}`];
    const milliseconds = await tryServer(
      ['buildah', 'run', ...options, container, '--', '/understudy'],
      { ...process.env, UNDERSTUDY_TOKEN: token },
      // What the example of Compose has it write to its volume.
      [
        '--host',
        '0.0.0.0',
        '--token',
        '--gateway-port',
        '0',
        '--ca',
        '/data/ca',
        '--data',
        '/data/sandboxes',
      ],
    );
    process.stdout.write(
      `the image: a signed call, and its end ${milliseconds.toFixed(0)} ms after SIGTERM\n`,
    );
    if (milliseconds > 1000) throw new Error('It took more than a second to end.');
  } finally {
    execFileSync('buildah', ['rm', container], { stdio: 'ignore' });
  }
}
