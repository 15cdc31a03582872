import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { exampleWords, renderTranscript, type TrialsKind } from './sweep-example.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const file = new URL('../docs/examples/sweep.txt', import.meta.url);

function run(kind: TrialsKind): string {
  const args = ['emulator/cli/understudy.cjs', ...exampleWords(kind, 'bot.mjs')];
  return spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' }).stdout;
}

mkdirSync(new URL('.', file), { recursive: true });
writeFileSync(file, renderTranscript({ sweep: run('sweep'), mutate: run('mutate') }));
