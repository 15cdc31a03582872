import { Command } from 'commander';
import { runKillRounds } from '../test/load/kill-rounds.ts';
import { parseCount } from '../emulator/cli/options/parse.ts';
import { describeMachine, writeMeasuredSection } from './measured-section.ts';

const { rounds, seed } = new Command()
  .option('--rounds <number>', 'how often to kill', parseCount, 200)
  .option('--seed <number>', 'where the random times come from', parseCount, 1)
  .parse()
  .opts<{ readonly rounds: number; readonly seed: number }>();

const start = performance.now();
const { killedUnderLoad, killedAtStart, acknowledged, unanswered, wrong, damages } = await runKillRounds({
  rounds,
  seed,
});
const minutes = (performance.now() - start) / 60_000;

for (const line of [...wrong, ...damages]) console.error(line);
const text = [
  `\`npm run test:kill -- --rounds ${rounds} --seed ${seed}\` starts the command line with \`--data\`, bans and unbans users of three sandboxes over six connections, kills the process at a random time, starts it again on the same folder and compares every user with what was acknowledged. The log is rewritten after 2 to 62 KB, so that kills meet rewrites as well. ${describeMachine()}`,
  '',
  '| kills under load | kills while starting | calls acknowledged | calls under way at a kill | acknowledged and lost, or never asked for | starts from a damaged log | minutes |',
  '| --- | --- | --- | --- | --- | --- | --- |',
  `| ${killedUnderLoad} | ${killedAtStart} | ${acknowledged} | ${unanswered} | ${wrong.length} | ${damages.length} | ${minutes.toFixed(1)} |`,
].join('\n');
await writeMeasuredSection('persistence', text);
process.exitCode = wrong.length + damages.length > 0 ? 1 : 0;
