import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { vendorNames } from '../contracts/catalog.ts';
import { catalogue } from '../test/mutants/catalogue.ts';
import type { Mutant } from '../test/mutants/mutant.ts';
import { mutantPage, renderMutantPage, type Kill } from './mutant-page.ts';
import { openRuns, quickestTransport, type Failed, type Runs, type Suite } from './mutant-runs.ts';

/** The parts of the contract suite: the likeliest file, what every vendor promises over the quickest transport, and everything. */
function suitesFor({ file, likely }: Mutant): readonly Suite[] {
  const vendor = vendorNames.find((name) => file.includes(`/${name}/`));
  return [
    ...(likely === undefined ? [] : [{ files: [likely] }]),
    { files: [quickestTransport], ...(vendor && { title: new RegExp(`^${vendor} `) }) },
    { files: ['test/contract/'] },
  ];
}

/** Runs suites, each for the first time without any defect: tests that fail then can tell nothing. */
function createAnalyzer(runs: Runs): (suite: Suite, mutant: Mutant) => ReturnType<Runs['run']> {
  const sound = new Set<string>();
  return async (suite, mutant) => {
    const name = `${suite.files.join(' ')} ${suite.title?.source ?? ''}`;
    if (!sound.has(name)) {
      const { failed, broken } = await runs.run(suite);
      const first = failed ?? broken;
      if (first)
        throw new Error(`"${first.title}" in ${first.file} fails without any mutant; mend it first.`);
      sound.add(name);
    }
    return runs.run(suite, mutant);
  };
}

/** Whether a test, run alone, passes without the defect and fails by an assertion with it: then its failure was no luck. */
async function isKiller({ alone }: Failed, mutant: Mutant): Promise<boolean> {
  const without = await runs.run(alone);
  if (without.failed ?? without.broken) return false;
  const within = await runs.run(alone, mutant);
  return within.failed !== undefined;
}

async function findKill(mutant: Mutant, analyzer: ReturnType<typeof createAnalyzer>): Promise<Kill> {
  let broken: Failed | undefined;
  for (const suite of suitesFor(mutant)) {
    const found = await analyzer(suite, mutant);
    broken ??= found.broken;
    if (found.failed && (await isKiller(found.failed, mutant))) return { mutant, failed: found.failed };
    broken ??= found.failed;
  }
  return { mutant, failed: undefined, ...(broken && { broken }) };
}

/** Mutants by the beginnings of their ids; all of them when none is named. */
function choose(beginnings: readonly string[]): readonly Mutant[] {
  if (beginnings.length === 0) return catalogue;
  const chosen = catalogue.filter(({ id }) => beginnings.some((beginning) => id.startsWith(beginning)));
  if (chosen.length === 0) throw new Error(`No mutant begins with ${beginnings.join(' or ')}.`);
  return chosen;
}

function describeKill({ mutant, failed, broken }: Kill): string {
  if (failed) return `killed   ${mutant.id} by ${failed.file}`;
  const hint = broken
    ? ` ("${broken.title}" in ${broken.file} fails, but not by an assertion of its own)`
    : '';
  return `SURVIVED ${mutant.id}: ${mutant.why}${hint}`;
}

// The whole suite, also what is left for the night.
process.env['SAMPLES'] = 'all';
const mutants = choose(process.argv.slice(2));
const runs = await openRuns(fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, ''));
const analyzer = createAnalyzer(runs);
const kills: Kill[] = [];
for (const mutant of mutants) {
  const kill = await findKill(mutant, analyzer);
  kills.push(kill);
  console.log(describeKill(kill));
}
await runs.close();
const survivors = kills.filter(({ failed }) => !failed);
// A run of some mutants says nothing about the others.
if (mutants === catalogue) writeFileSync(mutantPage, renderMutantPage(kills));
// Vitest has set it for the tests that failed, as they should.
process.exitCode = survivors.length > 0 ? 1 : 0;
console.log(`mutants: ${kills.length - survivors.length} killed, ${survivors.length} survived`);
