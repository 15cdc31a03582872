// npm run vendors: writes the files that follow from contracts/vendor-names.ts.
import { writeFileSync } from 'node:fs';
import { vendorNames } from '../contracts/vendor-names.ts';
import { vendorFiles } from './vendor-index.ts';

for (const { path, render } of vendorFiles)
  writeFileSync(new URL(`../${path}`, import.meta.url), await render(vendorNames));
