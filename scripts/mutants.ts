import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { vendorNames } from '../contracts/catalog.ts';
import { catalogue } from '../test/mutants/catalogue.ts';
import type { Mutant } from '../test/mutants/mutant.ts';
import { mutantPage, renderMutantPage, type Kill } from './mutant-page.ts';
import { openRuns, quickestDoor, type Runs, type Suite } from './mutant-runs.ts';

/** The parts of the contract suite: the likeliest file, what every vendor promises through the quickest door, and everything. */
function suitesFor({ file, likely }: Mutant): readonly Suite[] {
  const vendor = vendorNames.find((name) => file.includes(`/${name}/`));
  return [
    ...(likely === undefined ? [] : [{ files: [likely] }]),
    { files: [quickestDoor], ...(vendor && { title: new RegExp(`^${vendor} `) }) },
    { files: ['test/contract/'] },
  ];
}

/** Runs suites, each for the first time without any defect: tests that fail then can tell nothing. */
function createJudge(runs: Runs): (suite: Suite, mutant: Mutant) => ReturnType<Runs['run']> {
  const sound = new Set<string>();
  return async (suite, mutant) => {
    const name = `${suite.files.join(' ')} ${suite.title?.source ?? ''}`;
    if (!sound.has(name)) {
      const failed = await runs.run(suite);
      if (failed)
        throw new Error(`"${failed.title}" in ${failed.file} fails without any mutant; mend it first.`);
      sound.add(name);
    }
    return runs.run(suite, mutant);
  };
}

async function findKill(mutant: Mutant, judge: ReturnType<typeof createJudge>): Promise<Kill> {
  for (const suite of suitesFor(mutant)) {
    const failed = await judge(suite, mutant);
    if (failed) return { mutant, failed };
  }
  return { mutant, failed: undefined };
}

/** Mutants by the beginnings of their ids; all of them when none is named. */
function choose(beginnings: readonly string[]): readonly Mutant[] {
  if (beginnings.length === 0) return catalogue;
  const chosen = catalogue.filter(({ id }) => beginnings.some((beginning) => id.startsWith(beginning)));
  if (chosen.length === 0) throw new Error(`No mutant begins with ${beginnings.join(' or ')}.`);
  return chosen;
}

const mutants = choose(process.argv.slice(2));
const runs = await openRuns(fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, ''));
const judge = createJudge(runs);
const kills: Kill[] = [];
for (const mutant of mutants) {
  const kill = await findKill(mutant, judge);
  kills.push(kill);
  console.log(
    kill.failed ? `killed   ${mutant.id} by ${kill.failed.file}` : `SURVIVED ${mutant.id}: ${mutant.why}`,
  );
}
await runs.close();
const survivors = kills.filter(({ failed }) => !failed);
// A run of some mutants says nothing about the others.
if (mutants === catalogue) writeFileSync(mutantPage, await renderMutantPage(kills));
// Vitest has set it for the tests that failed, as they should.
process.exitCode = survivors.length > 0 ? 1 : 0;
console.log(`mutants: ${kills.length - survivors.length} killed, ${survivors.length} survived`);
