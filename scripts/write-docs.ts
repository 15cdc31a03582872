import { writeFileSync } from 'node:fs';
import { readmeFile, renderReadme } from './readme.ts';

writeFileSync(readmeFile, renderReadme());
