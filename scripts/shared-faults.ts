// npm run test:shared: three replicas on three NATS nodes, which are killed and stopped while they are called.
import { execFileSync } from 'node:child_process';
import { Command } from 'commander';
import { parseCount } from '../emulator/cli/options/parse.ts';
import { runFaults } from '../test/shared/faults/fault-run.ts';
import { describeMachine, writeMeasuredSection } from './measured-section.ts';

const { faults, minutes, nodesAtOnce, seed } = new Command()
  .option('--faults <number>', 'how often to make trouble', parseCount, 200)
  .option('--minutes <number>', 'for how long at most', parseCount, 60)
  .option(
    '--nodes-at-once <number>',
    'how many of three NATS nodes are killed at once, at most',
    parseCount,
    2,
  )
  .option('--seed <number>', 'where the random choices come from', parseCount, 1)
  .parse()
  .opts<Record<'faults' | 'minutes' | 'nodesAtOnce' | 'seed', number>>();

/** What is smaller shows that all is well and is no measurement. */
const worthWriting = 100;

// What it has started ends with it, also where it is ended from outside.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const start = performance.now();
const passed = (): number => (performance.now() - start) / 60_000;
const report = await runFaults({
  seed,
  nodesAtOnce,
  isOver: (troubles) => troubles >= faults || passed() >= minutes,
  onTrouble: (name, count) => {
    process.stdout.write(`${count} ${name}, ${passed().toFixed(1)} min\n`);
  },
});
const { troubles, answered, unanswered, reads, records, marks, failedStarts, revivedNodes, wrong } = report;
for (const sentence of wrong.slice(0, 20)) console.error(sentence.slice(0, 500));
const made = [...troubles.values()].reduce((sum, count) => sum + count, 0);
const table = [
  `\`npm run test:shared -- --faults ${faults} --seed ${seed}\` with ${describeServer()}. Everything shared the machine. ${describeMachine()}`,
  '',
  '| what happened | times |',
  '| --- | --- |',
  ...[...troubles].map(([name, count]) => `| ${name} | ${count} |`),
  `| starts of a replica that ended before it was ready | ${failedStarts} |`,
  `| NATS nodes that did not catch up within a minute, and were started again | ${revivedNodes} |`,
  `| calls answered | ${answered} |`,
  `| calls without an answer | ${unanswered} |`,
  `| states read back through another replica | ${reads} |`,
  `| records in the log | ${records} |`,
  `| snapshots, and the log trimmed behind them | ${marks} |`,
  `| sandboxes made meanwhile, most of them deleted again | ${report.made} |`,
  `| replies, orders or states that no single emulator could have given | ${wrong.length} |`,
  `| minutes | ${passed().toFixed(1)} |`,
].join('\n');
process.stdout.write(`${table}\n`);
if (made >= worthWriting) await writeMeasuredSection('shared', table);
process.exitCode = wrong.length > 0 ? 1 : 0;

/** The servers that were used, as they name themselves: `nats-server: v2.10.27`. */
function describeServer(): string {
  return execFileSync('nats-server', ['--version'], { encoding: 'utf8' }).trim().replace(': v', ' ');
}
