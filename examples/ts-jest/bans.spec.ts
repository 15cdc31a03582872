// ts-jest, with the types of Jest and of the matchers.
import { expect, test } from '@jest/globals';
import { useSandbox } from 'understudy-live/jest';
import { kickOut } from './kick-out';

const sandbox = useSandbox({ like: 'empty', state: { 'polyv-live': { viewers: [{ viewerId: 'rude' }] } } });

test('a viewer is kicked out once, however often one asks', async () => {
  const kicked = await kickOut('rude', sandbox.options['polyv-live']);
  expect(kicked).toBe(true);
  expect(await kickOut('rude', sandbox.options['polyv-live'])).toBe(false);
  expect(sandbox).toHaveBanned({ vendor: 'polyv-live', user: 'rude', times: 1 });
  expect(sandbox).toHaveCalled({ vendor: 'polyv-live', operation: 'listForbiddenUsers', times: 2 });
});
