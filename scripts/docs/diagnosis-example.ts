import { polyvLive } from '../../contracts/polyv-live/index.ts';
import { explainCall } from '../../emulator/control/explain-call.ts';
import { describeExplanation } from '../../emulator/cli/output/explanation.ts';
import { createSeededIds } from '../../emulator/core/engine/seeded-ids.ts';
import { createEmulator } from '../../emulator/index.ts';
import { findOperation } from '../../contracts/core/contract/find-operation.ts';

const now = '2023-11-14T22:13:20Z';

/** What `understudy explain` prints of a call whose signer prints its digest in lower case. */
export function renderDiagnosis(): string {
  const emulator = createEmulator({ sandboxes: { default: { clock: { mode: 'frozen', now } } } });
  const key = 'v4/chat/forbid/list';
  const { method, target, headers, body } = polyvLive.codec.write({
    operation: findOperation(polyvLive, key)!,
    input: { pageNumber: 1, nickName: '小明' },
    credential: polyvLive.credential.fake,
    baseUrl: 'http://127.0.0.1:4014',
    now: Date.parse(now),
    ids: createSeededIds(1),
  });
  const damaged = target.replace(/sign=\w+/, (sign) => sign.toLowerCase());
  const { entry } = emulator.handle('polyv-live', { method, target: damaged, headers, body });
  return describeExplanation(explainCall(entry, emulator.sandbox('default')!, emulator));
}
