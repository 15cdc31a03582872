import type {
  ActivityForm,
  LivesaasStateForm,
  ViewerForm,
  VisitForm,
} from '../../../../contracts/volcengine-livesaas/state/form.ts';

/** One stay in the room, in seconds since 1970. */
export interface Visit {
  readonly joinAt: number;
  leaveAt?: number | undefined;
  readonly device?: string | undefined;
  readonly ip?: string | undefined;
}

/** Somebody who is registered in an activity. */
export interface Viewer {
  readonly id: string;
  readonly name: string;
  /** The id in the customer's own system. */
  readonly externalId: string;
  device?: string | undefined;
  ip?: string | undefined;
  isOnline: boolean;
  /** In seconds since 1970. */
  leftAt?: number | undefined;
  readonly groupId: string;
  /** How often the viewer left the page, muted the sound, or did not react. */
  readonly inattention: { readonly shifts: number; readonly mutes: number; readonly silences: number };
  readonly visits: Visit[];
}

type Settings = Omit<
  ActivityForm,
  | 'ActivityId'
  | 'Name'
  | 'isDeleted'
  | 'users'
  | 'bannedUsers'
  | 'bannedCookies'
  | 'bannedIps'
  | 'silencedUsers'
>;

/** A live room. Who or what is banned is so until the ban is lifted; the sets keep the order of the bans. */
export interface Activity {
  readonly id: string;
  readonly name: string;
  isDeleted: boolean;
  readonly settings: Settings;
  /** Whoever has ever entered, by user id. */
  readonly users: Map<string, Viewer>;
  readonly bannedUsers: Set<string>;
  readonly bannedCookies: Set<string>;
  readonly bannedIps: Set<string>;
  readonly silencedUsers: Set<string>;
}

export interface LivesaasState {
  /** The activities of the account, by id. */
  readonly activities: Map<string, Activity>;
  /** The users who are banned from all of them. */
  readonly accountBans: Set<string>;
}

export function loadState({ activities, accountBannedUsers }: LivesaasStateForm): LivesaasState {
  const accountBans = new Set(accountBannedUsers);
  return {
    activities: new Map(activities.map((form) => [form.ActivityId, loadActivity(form, accountBans)])),
    accountBans,
  };
}

export function saveState({ activities, accountBans }: LivesaasState): LivesaasStateForm {
  return { activities: [...activities.values()].map(saveActivity), accountBannedUsers: [...accountBans] };
}

/** Somebody of whom only the id is known. */
export function makeViewer(id: string, externalId = ''): Viewer {
  const inattention = { shifts: 0, mutes: 0, silences: 0 };
  return { id, name: '', externalId, isOnline: false, groupId: '0', inattention, visits: [] };
}

function loadActivity(form: ActivityForm, accountBans: ReadonlySet<string>): Activity {
  const {
    ActivityId,
    Name,
    isDeleted,
    users,
    bannedUsers,
    bannedCookies,
    bannedIps,
    silencedUsers,
    ...settings
  } = form;
  const bans = {
    bannedUsers: new Set(bannedUsers),
    bannedCookies: new Set(bannedCookies),
    bannedIps: new Set(bannedIps),
  };
  const known = users.map((viewer): [string, Viewer] => {
    const isKeptOut =
      isDeleted ||
      accountBans.has(viewer.UserId) ||
      bans.bannedUsers.has(viewer.UserId) ||
      bans.bannedCookies.has(viewer.UserCookie ?? '') ||
      bans.bannedIps.has(viewer.IP ?? '');
    return [viewer.UserId, loadViewer(viewer, viewer.isOnline ?? !isKeptOut)];
  });
  const registered = new Map(known);
  // Nobody is banned or silenced who was never there.
  for (const id of [...bannedUsers, ...silencedUsers])
    if (!registered.has(id)) registered.set(id, makeViewer(id));
  return {
    id: ActivityId,
    name: Name,
    isDeleted,
    settings,
    users: registered,
    ...bans,
    silencedUsers: new Set(silencedUsers),
  };
}

function saveActivity(activity: Activity): ActivityForm {
  const { id, name, isDeleted, settings, users } = activity;
  return {
    ActivityId: id,
    Name: name,
    isDeleted,
    ...settings,
    users: [...users.values()].map(saveViewer),
    bannedUsers: [...activity.bannedUsers],
    bannedCookies: [...activity.bannedCookies],
    bannedIps: [...activity.bannedIps],
    silencedUsers: [...activity.silencedUsers],
  };
}

function loadViewer(form: ViewerForm, isOnline: boolean): Viewer {
  return {
    id: form.UserId,
    name: form.UserName,
    externalId: form.ExternalUserId ?? '',
    device: form.UserCookie,
    ip: form.IP,
    isOnline,
    leftAt: form.leftAt,
    groupId: form.AudienceGroupId ?? '0',
    inattention: {
      shifts: form.ShiftScreenNumber ?? 0,
      mutes: form.MuteNumber ?? 0,
      silences: form.NoInteractNumber ?? 0,
    },
    visits: form.visits.map(({ JoinAt, LeaveAt, Cookie, IP }) => ({
      joinAt: JoinAt,
      leaveAt: LeaveAt,
      device: Cookie,
      ip: IP,
    })),
  };
}

/** What is as it is by default is left out. */
function saveViewer({ inattention: { shifts, mutes, silences }, ...viewer }: Viewer): ViewerForm {
  return {
    UserId: viewer.id,
    UserName: viewer.name,
    ...(viewer.externalId !== '' && { ExternalUserId: viewer.externalId }),
    ...(viewer.device !== undefined && { UserCookie: viewer.device }),
    ...(viewer.ip !== undefined && { IP: viewer.ip }),
    isOnline: viewer.isOnline,
    ...(viewer.leftAt !== undefined && { leftAt: viewer.leftAt }),
    ...(viewer.groupId !== '0' && { AudienceGroupId: viewer.groupId }),
    ...(shifts > 0 && { ShiftScreenNumber: shifts }),
    ...(mutes > 0 && { MuteNumber: mutes }),
    ...(silences > 0 && { NoInteractNumber: silences }),
    visits: viewer.visits.map(saveVisit),
  };
}

function saveVisit({ joinAt, leaveAt, device, ip }: Visit): VisitForm {
  return {
    JoinAt: joinAt,
    ...(leaveAt !== undefined && { LeaveAt: leaveAt }),
    ...(device !== undefined && { Cookie: device }),
    ...(ip !== undefined && { IP: ip }),
  };
}
