// npm run docs, first half: writes what the comments of the operations say into contracts/<vendor>/operation-docs/, and what those of
// the control API say of its fields into contracts/control/field-docs/: one file for each file that declares operations.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { vendorNames } from '../../contracts/vendor-names.ts';
import { formatText } from '../format.ts';
import { readComments, readControlComments, type ByResource } from './read-comments.ts';

for (const [name, docs] of readComments(vendorNames)) {
  await writeFolder(`contracts/${name}/operation-docs`, docs, 'OperationDocs', (all) => [
    `export const docs: OperationDocs = ${all};`,
  ]);
}

await writeFolder('contracts/control/field-docs', readControlComments(), 'ControlDocs', (all) => [
  `const docs: ControlDocs = ${all};`,
  '',
  '/** By the methods of the client; a function, since the bundles read it from a file of its own when it is asked for. */',
  'export const readFieldDocs = (): ControlDocs => docs;',
]);

/** Writes a file for each resource and an `index.ts`, which gives what the statements say of all of them. */
async function writeFolder(
  folder: string,
  docs: ByResource<unknown>,
  type: string,
  statements: (all: string) => readonly string[],
): Promise<void> {
  const url = new URL(`../../${folder}/`, import.meta.url);
  rmSync(url, { recursive: true, force: true });
  mkdirSync(url);
  const write = async (name: string, ...lines: readonly string[]): Promise<void> => {
    const head = [
      '// Written by `npm run docs` from the comments of the operations.',
      `import type { ${type} } from '../../core/contract/operation-docs.ts';`,
    ];
    writeFileSync(new URL(`${name}.ts`, url), await formatText('docs.ts', [...head, ...lines].join('\n')));
  };
  const resources = [...docs.keys()].map((name) => ({ name, constant: constantOf(name) }));
  for (const { name, constant } of resources)
    await write(name, '', `export const ${constant}: ${type} = ${JSON.stringify(docs.get(name), null, 2)};`);
  const imports = resources.map(({ name, constant }) => `import { ${constant} } from './${name}.ts';`);
  const all = `{ ${resources.map(({ constant }) => `...${constant}`).join(', ')} }`;
  await write('index', ...imports, '', ...statements(all));
}

function constantOf(name: string): string {
  return name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
