import type { Mutant } from '../test/mutants/mutant.ts';
import type { Failed } from './mutant-runs.ts';

/** What became of a mutant: the test that failed because of it, or undefined when it survived. */
export interface Kill {
  readonly mutant: Mutant;
  readonly failed: Failed | undefined;
  /** A test that failed with it, but by an exception, by time, or by luck. */
  readonly broken?: Failed;
}

/** Where the kill table is. */
export const mutantPage = new URL('../docs/mutants.md', import.meta.url);

const introduction = `# Seeded defects

Each row is a defect that \`npm run test:mutants\` puts into the emulator or a client while it runs the contract suite,
\`test/contract/\`, and the first test that failed because of it. A defect that no test of the suite notices is a hole in it
and fails the run. A test counts as the killer only if it fails by an assertion of its own and, run alone, passes without the
defect and fails by an assertion with it. The defects are in \`test/mutants/\`; they are put into a module as it is loaded, so that no file changes.
This page is written by the run. \`quickest-transport.ts\` is what every vendor promises, without a socket.
`;

/** The kill table as Markdown. */
export function renderMutantPage(kills: readonly Kill[]): string {
  const rows = kills.map(({ mutant: { id, why, file }, failed }) => {
    const killer = failed ? `\`${failed.file}\`: ${failed.title.replace(/^.* > /, '')}` : '**it survived**';
    return `| \`${id}\` | ${why} | \`${file}\` | ${escapeCell(killer)} |`;
  });
  const table = ['| defect | what is wrong | where | killed by |', '| --- | --- | --- | --- |', ...rows];
  return `${[introduction, `${count(kills)}\n`, ...table].join('\n')}\n`;
}

function count(kills: readonly Kill[]): string {
  const survivors = kills.filter(({ failed }) => !failed);
  return `${kills.length} defects: ${kills.length - survivors.length} killed by the contract suite, ${survivors.length} survived.`;
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('\n', ' ');
}
