import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { startEmulator, type RunningServer } from '../../emulator/index.ts';
import { takeShare } from '../share.ts';
import { programFile } from './program-file.ts';
import { everyCommand, rightArguments, talksToServer, type Leaf } from './every-command.ts';
import { heard, startTimeout, understudy } from './program.ts';

const leaves = await everyCommand();
const folder = mkdtempSync(join(tmpdir(), 'understudy-'));
let running: RunningServer;

beforeAll(async () => {
  writeFileSync(join(folder, 'state.json'), '{}');
  writeFileSync(join(folder, 'rules.json'), '[]');
  running = await startEmulator({ port: 0, sandboxes: { default: {}, spare: {} } });
});

// There is a last call to explain, even after a command that clears the journal.
beforeEach(() => {
  running.emulator.handle('polyv-live', {
    method: 'GET',
    target: '/',
    headers: [],
    body: new Uint8Array(),
  });
});

afterAll(() => running.close());

const at = (leaf: Leaf): readonly string[] => (talksToServer(leaf) ? ['--url', running.controlUrl] : []);

/** Trials of a command that calls nobody try nothing. */
const codeOf = ({ words }: Leaf): number => (['sweep', 'mutate'].includes(words[0] ?? '') ? 1 : 0);

/** What `exec` and `sweep` say on stderr of a command that calls nobody. */
const ownWords = /^(understudy: 0 calls\n)?understudy: No call arrived\..*\n$/;

describe('a pipe that nobody reads any more', { timeout: startTimeout }, () => {
  // What makes it silent is the same for all; by day each third command is enough.
  const ending = takeShare(
    leaves.filter(({ words }) => words[0] !== 'start'),
    3,
  );
  it.each(ending.map((leaf) => [leaf.words.join(' '), leaf] as const))(
    'ends a command in silence, and with the code that it would have had: %s',
    async (_, leaf) => {
      const args = [...leaf.words, ...at(leaf), ...rightArguments(leaf).flat()];
      const child = spawn(process.execPath, [programFile, ...args], {
        stdio: ['ignore', 'pipe', 'pipe'],
        cwd: folder,
      });
      let complaints = '';
      child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
      child.stdout.destroy();
      const [code] = (await once(child, 'close')) as [number | null];
      // Some have something to say beside their output.
      expect(complaints).not.toMatch(/EPIPE|bug| at /);
      expect([code, complaints === '' || ownWords.test(complaints)]).toEqual([codeOf(leaf), true]);
    },
  );

  it('ends a command that would go on for ever', async () => {
    const server = understudy('start', '--port', '0', '--json');
    onTestFinished(() => void server.child.kill());
    await heard(server, 'stdout', /ready/);
    const { control, vendors } = JSON.parse(server.said.stdout) as {
      control: { baseUrl: string };
      vendors: Record<string, { baseUrl: string }>;
    };
    const follower = understudy('journal', '--follow', '--url', control.baseUrl);
    onTestFinished(() => void follower.child.kill());
    const call = () => fetch(`${vendors['polyv-live']!.baseUrl}/nowhere`);
    while (follower.said.stdout === '') await call();
    follower.child.stdout!.destroy();
    while (follower.child.exitCode === null) await call();
    const { code, stderr } = await follower.ended;
    expect([code, stderr]).toEqual([0, '']);
  });

  it('leaves a server serving when its log is closed', async () => {
    const server = understudy('start', '--port', '0', '--json');
    onTestFinished(() => void server.child.kill());
    await heard(server, 'stdout', /ready/);
    const { vendors } = JSON.parse(server.said.stdout) as { vendors: Record<string, { baseUrl: string }> };
    server.child.stderr!.destroy();
    server.child.stdout!.destroy();
    for (let call = 0; call < 20; call += 1) {
      const reply = await fetch(`${vendors['polyv-live']!.baseUrl}/nowhere`);
      expect(reply.headers.get('x-understudy-defect')).toBeNull();
    }
    expect(server.child.exitCode).toBeNull();
  });
});
