import { parseArgs } from 'node:util';
import { describeMachine, writeMeasuredSection } from '../scripts/measured-section.ts';
import { signCall, withoutLimits } from './calls.ts';
import { startEmulatorProcess } from './emulator-process.ts';
import { load } from './load.ts';
import { pinLoad } from './processes.ts';

/** Memory that stays within this part of what it was counts as flat. */
const tolerance = 0.1;

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '20' } } });
const minutes = Number(values.minutes);
const steps = 20;
const secondsPerStep = (minutes * 60) / steps;

pinLoad();
const server = await startEmulatorProcess({ state: 'demo', ...withoutLimits });
const vendors = Object.entries(server.baseUrls);
const readings: number[] = [];
let calls = 0;
for (let step = 1; step <= steps; step += 1) {
  let answers = 0;
  for (const [vendor, baseUrl] of vendors) {
    const call = signCall(vendor, baseUrl, Date.now());
    answers += (await load(call, { seconds: secondsPerStep / vendors.length })).answers;
  }
  calls += answers;
  const megabytes = (server.memory() ?? NaN) / 1024 / 1024;
  readings.push(megabytes);
  const minute = (step * secondsPerStep) / 60;
  console.log(`${minute.toFixed(1)} min: ${megabytes.toFixed(0)} MB after ${answers} more calls`);
}
await server.stop();

// What comes first fills the journal; the middle of the run is what the end is held against.
const middle = Math.max(...readings.slice(steps / 4, steps / 2));
const end = Math.max(...readings.slice(-steps / 4));
const isFlat = end <= middle * (1 + tolerance);
console.log(
  `${isFlat ? 'flat' : 'GROWING'}: at most ${middle.toFixed(0)} MB before the middle, ${end.toFixed(0)} MB at the end`,
);
if (minutes >= 20) await writeMeasuredSection('soak', renderSoak());
process.exit(isFlat ? 0 : 1);

function renderSoak(): string {
  const [lowest, highest] = [Math.min(...readings), Math.max(...readings)].map((reading) =>
    reading.toFixed(0),
  );
  const figures = [
    minutes,
    calls,
    lowest,
    highest,
    middle.toFixed(0),
    end.toFixed(0),
    isFlat ? 'flat' : 'growing',
  ];
  return [
    describeMachine(),
    '',
    '| minutes | calls | RSS at least, MB | at most | at most from 5 to 10 | at most in the last 5 | verdict |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    `| ${figures.join(' | ')} |`,
  ].join('\n');
}
