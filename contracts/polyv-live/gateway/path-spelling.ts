import type { Assume } from '../../core/contract/assumption.ts';
import type { assumptions } from '../assumptions/index.ts';

interface Paths {
  readonly path: string;
  readonly sentPath: string;
}

/** A path with one slash in the place of several, and none at its end. */
export function straighten(path: string): string {
  const single = path.replaceAll(/\/{2,}/g, '/');
  return single.length > 1 && single.endsWith('/') ? single.slice(0, -1) : single;
}

/** Whether the slashes of a path are too many to lead anywhere. */
export function isMisspelt({ path, sentPath }: Paths, assume: Assume<typeof assumptions>): boolean {
  return path !== sentPath && assume('polyv-live.path-spelling') === '404';
}
