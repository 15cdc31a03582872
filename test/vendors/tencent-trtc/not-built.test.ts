import { v20190722 } from 'tencentcloud-sdk-nodejs-intl-en/tencentcloud/trtc/index.js';
import { expect, it } from 'vitest';
import { operationsByKey } from '../../../contracts/core/contract/find-operation.ts';
import { tencentTrtc } from '../../../contracts/tencent-trtc/index.ts';

it('knows each action of the official SDK, as one that is built or as one that is not', () => {
  const known = new Set([
    ...operationsByKey(tencentTrtc).keys(),
    ...tencentTrtc.declined.map(({ action }) => action),
  ]);
  const actions = Object.getOwnPropertyNames(v20190722.Client.prototype).filter((name) =>
    /^[A-Z]/.test(name),
  );
  expect(actions.length).toBeGreaterThan(50);
  expect(actions.filter((action) => !known.has(action))).toEqual([]);
});
