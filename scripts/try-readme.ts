// npx tsx scripts/try-readme.ts: does in a fresh clone what the README begins with. The second command is `npm ci && npm test`,
// which is what .ci/run does itself.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const first = 'npm ci && npm start';
const longest = 60_000;

const root = fileURLToPath(new URL('..', import.meta.url));
const clone = join(mkdtempSync(join(tmpdir(), 'understudy-clone-')), 'understudy');
execFileSync('git', ['clone', '--quiet', root, clone]);
const start = performance.now();
const child = spawn('bash', ['-c', first], {
  cwd: clone,
  detached: true,
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  const line = await waitForCall();
  const reply = execFileSync('bash', ['-c', line], { cwd: clone, encoding: 'utf8' });
  if (!reply.includes('"ErrorCode":0')) throw new Error(`The first call of the banner answers ${reply}`);
  const spent = performance.now() - start;
  process.stdout.write(`a signed call ${(spent / 1000).toFixed(1)} s after "${first}"\n`);
  if (spent > longest) throw new Error('That is more than a minute.');
} finally {
  process.kill(-child.pid!);
  await once(child, 'exit');
  rmSync(clone, { recursive: true, force: true });
}

/** The first signed call that the banner proposes. */
async function waitForCall(): Promise<string> {
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = once(child, 'exit').then(() => {
    throw new Error(`It ended before it was ready: ${said}`);
  });
  while (!said.includes('Stop with Ctrl-C')) await Promise.race([once(child.stdout, 'data'), ended]);
  const call = /^ +(npx understudy-live sign .*)$/m.exec(said)?.[1];
  if (call === undefined) throw new Error(`The banner proposes no call: ${said}`);
  return call;
}
