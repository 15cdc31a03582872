import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const workspace = mkdtempSync(join(tmpdir(), 'understudy-bench-'));

process.on('exit', () => {
  rmSync(workspace, { recursive: true, force: true });
});

/** A new folder that is gone after the run. */
export function makeFolder(): string {
  return mkdtempSync(join(workspace, 'folder-'));
}
