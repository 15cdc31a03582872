// npm run docs, first half: writes what the comments of the operations say into contracts/<vendor>/operation-docs.ts, and
// what those of the control API say of its fields into contracts/control/field-docs.ts.
import { writeFileSync } from 'node:fs';
import { vendorNames } from '../../contracts/vendor-names.ts';
import { formatText } from '../format.ts';
import { readComments, readControlComments } from './read-comments.ts';

for (const [name, docs] of readComments(vendorNames)) {
  await write(
    `contracts/${name}/operation-docs.ts`,
    `// Written by \`npm run docs\` from the comments in operations/.
import type { OperationDocs } from '../core/contract/operation-docs.ts';

export const docs: OperationDocs = ${JSON.stringify(docs, null, 2)};
`,
  );
}

await write(
  'contracts/control/field-docs.ts',
  `// Written by \`npm run docs\` from the comments in this folder.
import type { FieldDocs } from '../core/contract/operation-docs.ts';

/** By the methods of the client; a function, since the bundles read it from a file of its own when it is asked for. */
export const readFieldDocs = (): Readonly<Record<string, FieldDocs>> => fieldDocs;

const fieldDocs: Readonly<Record<string, FieldDocs>> = ${JSON.stringify(readControlComments(), null, 2)};
`,
);

async function write(path: string, text: string): Promise<void> {
  writeFileSync(new URL(`../../${path}`, import.meta.url), await formatText('docs.ts', text));
}
