import { Command } from 'commander';
import { parseCount } from '../emulator/cli/options/parse.ts';
import { runLoad } from '../test/load/load.ts';
import { describeMachine, writeMeasuredSection } from './measured-section.ts';

const { minutes, sandboxes, atOnce } = new Command()
  .option('--minutes <number>', 'for how long', parseCount, 10)
  .option('--sandboxes <number>', 'how many there are', parseCount, 1000)
  .option('--at-once <number>', 'how many of them are called at a time', parseCount, 16)
  .parse()
  .opts<Record<'minutes' | 'sandboxes' | 'atOnce', number>>();

let end = 0;
const isOver = (): boolean => performance.now() > (end ||= performance.now() + minutes * 60_000);
const { calls, p50, p99, wrong } = await runLoad({ sandboxes, atOnce, isOver });

for (const sentence of wrong.slice(0, 20)) console.error(sentence);
const text = [
  `\`npm run test:load -- --minutes ${minutes}\` calls ${sandboxes} sandboxes of one process, ${atOnce} of them at a time with up to 13 keep-alive connections each, and holds every reply against a model: who is banned, by every page of the list; how many calls a limit lets through; how many bans a quota has room for. Client and server share the machine. ${describeMachine()}`,
  '',
  '| sandboxes | minutes | calls | wrong replies | p50 in ms | p99 in ms |',
  '| --- | --- | --- | --- | --- | --- |',
  `| ${sandboxes} | ${minutes} | ${calls} | ${wrong.length} | ${p50.toFixed(1)} | ${p99.toFixed(1)} |`,
].join('\n');
await writeMeasuredSection('load', text);
process.exitCode = wrong.length > 0 ? 1 : 0;
