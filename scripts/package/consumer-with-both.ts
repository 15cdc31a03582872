// Compiled against the package's types as they are installed, where one program has tests of Vitest and of Jest; never run.
import { useSandbox } from 'understudy-live/jest';
import { test } from 'understudy-live/vitest';
import { expect as expectOfJest } from 'expect';
import { expect } from 'vitest';

const shared = useSandbox();

test('has matchers in both', ({ sandbox }) => {
  expect(sandbox).toHaveNoFindings();
  expect(shared).toHaveBanned({ vendor: 'tencent-chat', user: 'user1' });
  expectOfJest(shared).toHaveBanned({ vendor: 'tencent-chat', user: 'user1' });
  // @ts-expect-error There is no such vendor.
  expectOfJest(shared).toHaveBanned({ vendor: 'tencent' });
});
