import { parseArgs } from 'node:util';
import { fuzzControl, fuzzVendors } from '../test/hostile/fuzz.ts';
import { openSetup } from '../test/hostile/setup.ts';
import { describeMachine, writeMeasuredSection } from './measured-section.ts';

/**
 * Sends generated requests to everything that the emulator serves: nine of ten to the vendors, the others to the control
 * API. A whole run writes its figures into the page of measured reliability.
 */
const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '200000' },
    seed: { type: 'string' },
    path: { type: 'string' },
    /** `vendors` or `control`; both when it is left out. */
    only: { type: 'string' },
  },
});
const cases = Number(values.cases);
const seed = values.seed === undefined ? Math.trunc(Math.random() * 2 ** 31) : Number(values.seed);
const shares = { vendors: Math.ceil(cases * 0.9), control: Math.floor(cases * 0.1) };
const strays: string[] = [];
for (const event of ['uncaughtException', 'unhandledRejection'] as const)
  process.on(event, (reason: unknown) => strays.push(`${event}: ${String(reason)}`));

console.log(`${cases} cases, --seed ${seed}`);
const setup = await openSetup();
const rows: string[] = [];
try {
  for (const [name, fuzz] of [['vendors', fuzzVendors] as const, ['control', fuzzControl] as const]) {
    if (values.only !== undefined && values.only !== name) continue;
    const start = performance.now();
    const path = values.path === undefined ? {} : { path: values.path };
    await fuzz(setup, { cases: values.only ? cases : shares[name], seed, ...path });
    const seconds = Math.round((performance.now() - start) / 1000);
    console.log(`${name}: ${values.only ? cases : shares[name]} cases in ${seconds} s, nothing amiss`);
    rows.push(`| ${name} | ${shares[name]} | ${seed} | ${seconds} | 0 |`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
await setup.close();
if (strays.length > 0) {
  console.error(strays.join('\n'));
  process.exitCode = 1;
}
if (process.exitCode === undefined && rows.length === 2 && cases >= 200_000) {
  const head = ['| origins | cases | seed | seconds | failures |', '| --- | --- | --- | --- | --- |'];
  await writeMeasuredSection('fuzz', [describeMachine(), '', ...head, ...rows].join('\n'));
}
