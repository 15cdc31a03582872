import { describe, expect, it } from 'vitest';
import type { Emulator } from '../../../emulator/core/engine/emulator.ts';
import { get, mute, startEmulator, stateOf } from './calls.ts';

const viewersPath = '/live/v4/user/viewer-record/list';

const dataOf = ({ json }: { readonly json: unknown }) =>
  (json as { readonly data: Record<string, unknown> }).data;

describe('the viewer record', () => {
  const viewers = [
    { viewerId: '1', nickName: 'A', mobile: '13800000000', area: '广东广州' },
    { viewerId: '2', nickName: 'B', source: 'WX' },
  ];
  const found = (emulator: Emulator, fields: Record<string, string> = {}) =>
    (dataOf(get(emulator, viewersPath, fields))['contents'] as Record<string, unknown>[]).map(
      ({ viewerUnionId }) => viewerUnionId,
    );

  it('has everybody but those whom only a ban has named', () => {
    const emulator = startEmulator({ viewers });
    mute(emulator, ['1', 'stranger']);
    expect(found(emulator).toSorted()).toEqual(['1', '2']);
    expect(stateOf(emulator)).toMatchObject({
      viewers: [{ viewerId: '2' }, { viewerId: '1', mobile: '13800000000' }, { unseen: true }],
    });
  });

  it('matches whole values, unless the sandbox says otherwise', () => {
    expect(found(startEmulator({ viewers }), { area: '广东' })).toEqual([]);
    const values = { 'polyv-live.viewer-record-match': 'contains' };
    expect(found(startEmulator({ viewers, values }), { area: '广东' })).toEqual(['1']);
  });

  it('ends at page 1000, unless the sandbox says otherwise', () => {
    const reply = get(startEmulator(), viewersPath, { pageNumber: '1001' });
    expect(reply.json).toMatchObject({ error: { desc: 'number range error' } });
    expect(
      found(startEmulator({ values: { 'polyv-live.page-number-overflow': 'accept' } }), {
        pageNumber: '1001',
      }),
    ).toEqual([]);
  });
});
