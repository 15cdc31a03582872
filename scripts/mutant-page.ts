import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import type { Mutant } from '../test/mutants/mutant.ts';
import { quickestDoor, type Failed } from './mutant-runs.ts';

/** What became of a mutant: the test that failed because of it, or undefined when it survived. */
export interface Kill {
  readonly mutant: Mutant;
  readonly failed: Failed | undefined;
}

/** Where the kill table is. */
export const mutantPage = new URL('../docs/mutants.md', import.meta.url);

const introduction = `# Seeded defects

Each row is a defect that \`npm run test:mutants\` puts into the emulator or a client while it runs the tests, and the first
test that failed because of it. A defect that no test notices is a hole in the tests and fails the run. The defects are in
\`test/mutants/\`; they are put into a module as it is loaded, so that no file changes. This page is written by the run.
\`quickest-door.ts\` is the contract suite through the door that opens no socket; what it cannot see, because no vendor
documents it, falls to the tests of the part that has the defect.
`;

/** The kill table as Markdown. */
export async function renderMutantPage(kills: readonly Kill[]): Promise<string> {
  const rows = kills.map(({ mutant: { id, why, file }, failed }) => {
    const killer = failed ? `\`${failed.file}\`: ${failed.title.replace(/^.* > /, '')}` : '**it survived**';
    return `| \`${id}\` | ${why} | \`${file}\` | ${escapeCell(killer)} |`;
  });
  const table = ['| defect | what is wrong | where | killed by |', '| --- | --- | --- | --- |', ...rows];
  const page = [introduction, `${count(kills)}\n`, ...table].join('\n');
  const style = await resolveConfig(fileURLToPath(mutantPage));
  return format(page, { ...style, parser: 'markdown' });
}

function count(kills: readonly Kill[]): string {
  const killed = kills.filter(({ failed }) => failed);
  const byContract = killed.filter(
    ({ failed }) => failed?.file === quickestDoor || failed?.file.startsWith('test/contract/'),
  );
  return `${kills.length} defects: ${byContract.length} killed by the contract suite, ${killed.length - byContract.length} by other tests, ${kills.length - killed.length} survived.`;
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('\n', ' ');
}
