import { expect, test } from 'vitest';
import { createMemoryLog } from '../../emulator/shared/memory-log.ts';
import { LogUnavailable } from '../../emulator/shared/shared-log.ts';
import { describeLog } from './log-contract.ts';

describeLog('a process', () => {
  const log = createMemoryLog(() => 1_700_000_000_000);
  return Promise.resolve(() => Promise.resolve(log.connect()));
});

test('A connection that is cut takes nothing, says why, and goes on where it was', async () => {
  const log = createMemoryLog(() => 0);
  const [cut, other] = [log.connect(), log.connect()];
  const heard: string[] = [];
  cut.follow('>', 0, ({ id }) => heard.push(id));
  cut.cut('The cable is out.');
  expect(cut.status()).toEqual({ state: 'degraded', reason: 'The cable is out.' });
  await expect(cut.append('a', Buffer.from(''), { id: 'mine' })).rejects.toThrow(LogUnavailable);
  await other.append('a', Buffer.from(''), { id: 'theirs' });
  expect(heard).toEqual([]);
  cut.mend();
  await cut.append('a', Buffer.from(''), { id: 'mine' });
  await expect.poll(() => heard).toEqual(['theirs', 'mine']);
});
