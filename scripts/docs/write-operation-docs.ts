// npm run docs, first half: writes what the comments of the operations say into contracts/<vendor>/operation-docs.ts.
import { writeFileSync } from 'node:fs';
import { vendorNames } from '../../contracts/vendor-names.ts';
import { formatText } from '../format.ts';
import { readComments } from './read-comments.ts';

for (const [name, docs] of readComments(vendorNames)) {
  const file = new URL(`../../contracts/${name}/operation-docs.ts`, import.meta.url);
  const text = `// Written by \`npm run docs\` from the comments in operations/.
import type { OperationDocs } from '../core/contract/operation-docs.ts';

export const docs: OperationDocs = ${JSON.stringify(docs, null, 2)};
`;
  writeFileSync(file, await formatText('operation-docs.ts', text));
}
