import type { RoomInfo } from '../../../../contracts/tencent-chat/operations/room-info-schemas.ts';
import type {
  CallbackForm,
  ChatStateForm,
  MemberForm,
  RoomForm,
} from '../../../../contracts/tencent-chat/state/form.ts';
import { createExpiringMap, type ExpiringMap, type Timed } from '../../../core/state/ordered-maps.ts';

/** What a member has beyond the account; gone when the member leaves. */
export interface MemberDetails {
  nameCard: string;
  readonly marks: Set<number>;
  customInfo: string;
}

export interface Room {
  readonly id: string;
  readonly type: RoomForm['RoomType'];
  owner: string;
  readonly members: Set<string>;
  readonly details: Map<string, MemberDetails>;
  /** Who was ever inside. */
  readonly viewers: Set<string>;
  /** How often somebody entered. */
  entries: number;
  readonly bans: ExpiringMap<Timed>;
  readonly mutes: ExpiringMap<Timed>;
  readonly admins: Set<string>;
  readonly robots: Set<string>;
  readonly metadata: Map<string, string>;
  info: RoomInfo;
  /** Seconds since 1970. */
  readonly createTime: number;
}

/** The rooms of the app, by id: one table for both services. */
export interface ChatState {
  readonly rooms: Map<string, Room>;
  callbacks: CallbackForm | undefined;
  /** The bans of rooms that are no more, where they are kept. */
  readonly formerBans: Map<string, ExpiringMap<Timed>>;
}

type BannedForm = RoomForm['banned'];

export function loadState({ rooms, callbacks, formerBans = [] }: ChatStateForm): ChatState {
  return {
    rooms: new Map(rooms.map((form) => [form.RoomId, loadRoom(form)])),
    callbacks,
    formerBans: new Map(formerBans.map(({ RoomId, banned }) => [RoomId, loadBans(banned)])),
  };
}

export function saveState({ rooms, callbacks, formerBans }: ChatState): ChatStateForm {
  const former = [...formerBans].map(([RoomId, bans]) => ({ RoomId, banned: saveBans(bans) }));
  return {
    rooms: [...rooms.values()].map(saveRoom),
    ...(callbacks && { callbacks }),
    ...(former.length > 0 && { formerBans: former }),
  };
}

function loadRoom(form: RoomForm): Room {
  const viewers = new Set(form.viewers ?? form.members);
  const mutes = createExpiringMap<Timed>();
  for (const { Member_Account, MutedUntil } of form.muted ?? [])
    mutes.impose(Member_Account, { until: MutedUntil });
  return {
    id: form.RoomId,
    type: form.RoomType,
    owner: form.Owner_Account,
    members: new Set(form.members),
    details: new Map(form.memberInfo?.map((member) => [member.Member_Account, loadMember(member)])),
    viewers,
    entries: form.entries ?? viewers.size,
    bans: loadBans(form.banned),
    mutes,
    admins: new Set(form.admins),
    robots: new Set(form.robots),
    metadata: new Map(form.metadata?.map(({ Key, Value }) => [Key, Value])),
    info: form.info ?? {},
    createTime: form.CreateTime ?? 0,
  };
}

/** Leaves out what a room does not have. */
function saveRoom(room: Room): RoomForm {
  const { members, mutes, admins, robots, metadata, details, viewers, info, createTime } = room;
  const muted = mutes.all().map(([account, { until }]) => ({ Member_Account: account, MutedUntil: until }));
  const hasOtherViewers = viewers.size > members.size || [...members].some((member) => !viewers.has(member));
  return {
    RoomId: room.id,
    RoomType: room.type,
    Owner_Account: room.owner,
    members: [...members],
    banned: saveBans(room.bans),
    ...(muted.length > 0 && { muted }),
    ...(admins.size > 0 && { admins: [...admins] }),
    ...(robots.size > 0 && { robots: [...robots] }),
    ...(metadata.size > 0 && { metadata: [...metadata].map(([Key, Value]) => ({ Key, Value })) }),
    ...(details.size > 0 && { memberInfo: [...details].map(saveMember) }),
    ...(hasOtherViewers && { viewers: [...viewers] }),
    ...(room.entries !== viewers.size && { entries: room.entries }),
    ...(Object.keys(info).length > 0 && { info }),
    ...(createTime > 0 && { CreateTime: createTime }),
  };
}

function loadMember({ NameCard = '', Marks = [], CustomInfo = '' }: MemberForm): MemberDetails {
  return { nameCard: NameCard, marks: new Set(Marks), customInfo: CustomInfo };
}

function saveMember([account, { nameCard, marks, customInfo }]: readonly [
  string,
  MemberDetails,
]): MemberForm {
  return { Member_Account: account, NameCard: nameCard, Marks: [...marks], CustomInfo: customInfo };
}

function loadBans(form: BannedForm): ExpiringMap<Timed> {
  const bans = createExpiringMap<Timed>();
  for (const { Member_Account, BannedUntil } of form) bans.impose(Member_Account, { until: BannedUntil });
  return bans;
}

function saveBans(bans: ExpiringMap<Timed>): BannedForm {
  return bans.all().map(([account, { until }]) => ({ Member_Account: account, BannedUntil: until }));
}
