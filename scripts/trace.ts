import { writeFileSync } from 'node:fs';
import { traceCall } from './trace/trace-call.ts';
import { renderWalk } from './trace/walk-page.ts';

const [vendor = '', method = '', option] = process.argv.slice(2);
const page = renderWalk(vendor, method, await traceCall(vendor, method));
if (option === '--write') writeFileSync(new URL('../docs/walk.md', import.meta.url), page);
process.stdout.write(page);
