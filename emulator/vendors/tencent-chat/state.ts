import type { ChatStateForm, RoomForm } from '../../../contracts/tencent-chat/state.ts';
import { createSanctions, type Sanctions, type Timed } from '../../core/sanctions.ts';

export interface Room {
  readonly id: string;
  readonly type: RoomForm['RoomType'];
  owner: string;
  readonly members: Set<string>;
  readonly bans: Sanctions<Timed>;
}

/** The rooms of the app, by id: one table for both services. */
export interface ChatState {
  readonly rooms: Map<string, Room>;
}

export function loadState({ rooms }: ChatStateForm): ChatState {
  return { rooms: new Map(rooms.map((form) => [form.RoomId, loadRoom(form)])) };
}

export function saveState({ rooms }: ChatState): ChatStateForm {
  return { rooms: [...rooms.values()].map(saveRoom) };
}

function loadRoom(form: RoomForm): Room {
  const bans = createSanctions<Timed>();
  for (const { Member_Account, BannedUntil } of form.banned)
    bans.impose(Member_Account, { until: BannedUntil });
  return {
    id: form.RoomId,
    type: form.RoomType,
    owner: form.Owner_Account,
    members: new Set(form.members),
    bans,
  };
}

function saveRoom({ id, type, owner, members, bans }: Room): RoomForm {
  return {
    RoomId: id,
    RoomType: type,
    Owner_Account: owner,
    members: [...members],
    banned: bans.all().map(([account, { until }]) => ({ Member_Account: account, BannedUntil: until })),
  };
}
