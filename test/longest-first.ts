import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { createSeededIds } from '../emulator/core/engine/seeded-ids.ts';

/** The beginnings of the paths of files that take longest. One that came last would keep one worker busy and the others idle. */
const longest = [
  'reach/reach',
  'shared/nats-trouble',
  'cli/trials/',
  'cli/secrets-printed',
  'documented/',
  'contract/documented',
  'console/',
  'examples/',
  'hostile/',
  'control/large-explanations',
  'control/secrets',
  'corpora/signed',
  'diagnosis/',
  'vendors/tencent-trtc/diagnosis',
];

/** Runs the longest files first and the others after them, each in an order that the seed of the run decides. */
export class LongestFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const ids = createSeededIds(this.ctx.config.sequence.seed);
    const drawn = files
      .toSorted((left, right) => (left.moduleId < right.moduleId ? -1 : 1))
      .map((file) => ({ file, isLong: isLong(file), lot: ids.integer(2 ** 32) }));
    const inOrder = drawn.sort(
      (left, right) => Number(right.isLong) - Number(left.isLong) || left.lot - right.lot,
    );
    return Promise.resolve(inOrder.map(({ file }) => file));
  }
}

function isLong({ moduleId }: TestSpecification): boolean {
  return longest.some((beginning) => moduleId.includes(`/test/${beginning}`));
}
