import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { reportColdStart } from './cold-start-report.ts';
import { measureConsole } from './console.ts';
import { measureReaders } from './console-readers.ts';
import { quickEffort, wholeEffort } from './effort.ts';
import { measureGrowth, measureMemory, measureResets } from './growth.ts';
import { writeTranslated } from '../scripts/docs/translate-page.ts';
import { connections } from './load.ts';
import { canPin, pinLoad } from './processes.ts';
import { measureReplicas } from './replicas.ts';
import { printReport } from './report.ts';
import { measureSecure } from './secure.ts';
import { measureThroughput } from './throughput.ts';

const page = new URL('../docs/benchmark.md', import.meta.url);

const isQuick = process.argv.includes('--quick');
const effort = isQuick ? quickEffort : wholeEffort;

pinLoad();
const measurements = [
  measureThroughput,
  measureSecure,
  measureReplicas,
  reportColdStart,
  measureGrowth,
  measureResets,
  measureMemory,
  measureConsole,
  measureReaders,
];

const parts = [introduce()];
for (const measure of measurements) {
  const report = printReport(await measure(effort));
  process.stdout.write(`${report}\n`);
  parts.push(report);
}
// A quick run is for looking; the page holds whole ones only.
if (!isQuick) {
  writeFileSync(page, parts.join('\n'));
  writeTranslated('benchmark');
}
process.exit();

function introduce(): string {
  const [cpu] = cpus();
  const pinned = canPin
    ? 'The server runs on the first core, the load on the last one.'
    : 'Server and load could not be tied to cores on this machine.';
  return `# Benchmark

\`npm run bench\` wrote this page; \`npm run bench -- --quick\` prints a short version, and
\`npm run soak -- --minutes 20\` watches the memory of a server under load.

| | |
| --- | --- |
| processor | ${cpu?.model ?? 'unknown'}, ${cpus().length} cores |
| Node | ${process.version} |

One process is loaded by h2load over ${connections} connections, each of which waits for its answer before it calls
again. ${pinned} Every row is measured for ${effort.seconds} seconds in each of ${effort.rounds} rounds, in turn with all
others of its table, after a round that does not count. Figures are the median, with the least and the greatest of the
rounds in brackets; a ratio is taken within a round, so that what slows the whole machine slows both sides. All calls are
signed, verified, carried out on state and journaled; limits are out of the way. Another status than 2xx ends the run, and so does a refusal with the
status 200 in the reply that is read behind each load over plain HTTP.
`;
}
