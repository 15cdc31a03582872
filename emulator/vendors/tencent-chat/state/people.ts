import type { RoomView } from '../../../core/engine/handler.ts';
import type { ChatAssume } from './rules.ts';
import { saveState, type ChatState } from './state.ts';

/** A ban and a mute end by themselves; what a former room bans is not told. */
export function people(state: ChatState, assume: ChatAssume): readonly RoomView[] {
  const delay = assume('tencent-chat.last-second') === 'free' ? 0 : 1000;
  return saveState(state).rooms.map(({ RoomId, members, banned, muted = [] }) => ({
    room: RoomId,
    seen: [
      ...members.map((id) => ({ id, isIn: true })),
      ...banned.map(({ Member_Account: id, BannedUntil }) => ({
        id,
        sanction: { kind: 'ban', until: BannedUntil * 1000 + delay },
      })),
      ...muted.map(({ Member_Account: id, MutedUntil }) => ({
        id,
        sanction: { kind: 'mute', until: MutedUntil * 1000 + delay },
      })),
    ],
  }));
}
