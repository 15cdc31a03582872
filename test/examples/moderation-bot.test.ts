import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  exampleWords,
  renderTranscript,
  sweepExample,
  type TrialsKind,
} from '../../scripts/sweep-example.ts';
import { runHere, startTimeout } from '../cli/program.ts';
import { readBlocks, readPage } from '../documented/blocks.ts';

const shown = new URL('../../docs/examples/sweep.txt', import.meta.url);
const reports = 'understudy-report';

/** What a command prints about a version of the bot. */
async function tryBot(kind: TrialsKind, bot: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-'));
  const [name, ...words] = exampleWords(kind, bot);
  const options = ['--jobs', '2', '--report-dir', join(folder, reports), '--time-limit', '60'];
  const { stdout } = await runHere(name!, ...options, ...words);
  return stdout.replaceAll(`${folder}/`, '');
}

/** The same for every machine. */
function withoutTimes(text: string): string {
  return text.replaceAll(/\d+ ms/g, '… ms');
}

let planted: Record<TrialsKind, string>;
let fixed: Record<TrialsKind, string>;

beforeAll(async () => {
  planted = { sweep: await tryBot('sweep', 'bot.mjs'), mutate: await tryBot('mutate', 'bot.mjs') };
  fixed = { sweep: await tryBot('sweep', 'bot-fixed.mjs'), mutate: await tryBot('mutate', 'bot-fixed.mjs') };
}, 2 * startTimeout);

describe('the moderation bot', () => {
  it('is caught saying "banned" after an error in an HTTP 200, which it does not notice', () => {
    expect(planted.sweep).toContain(`unnoticed: tencent-chat ${sweepExample.sweep[0]} at call 1`);
  });

  it('is caught repeating for ever what no repetition cures', () => {
    expect(planted.sweep).toContain(`stormed: tencent-trtc ${sweepExample.sweep[1]} at call 1`);
  });

  it('is caught crashing on a field that is new to it', () => {
    expect(planted.mutate).toContain(`failed: polyv-live ${sweepExample.mutate[0]}`);
  });

  it('is in the README as it is', () => {
    expect(withoutTimes(renderTranscript(planted))).toBe(withoutTimes(readFileSync(shown, 'utf8')));
  });

  it('passes all of it once the bugs are gone', () => {
    expect(fixed.sweep).toContain('2 runs: 2 handled');
    expect(fixed.mutate).toContain('1 run: 1 passed');
  });

  it('is called by its page as it is called here, and passes its own test beside an emulator', async () => {
    const { text } = readBlocks(readPage('examples/moderation-bot/README.md'))[0]!;
    const lines = text.split('\n').map((line) => line.replace(/ +#.*/, '').split(/ +/).slice(2));
    const [[name, ...words] = [], ...trials] = lines;
    const withoutOnly = ([kind, ...rest]: readonly string[]) => [kind, ...rest.slice(rest.indexOf('--'))];
    const kinds = Object.keys(sweepExample) as TrialsKind[];
    expect(trials).toEqual(kinds.map((kind) => withoutOnly(exampleWords(kind, 'bot.mjs'))));
    const folder = mkdtempSync(join(tmpdir(), 'understudy-'));
    const { code } = await runHere(name!, '--report-dir', folder, ...words);
    expect(code).toBe(0);
  });
});
