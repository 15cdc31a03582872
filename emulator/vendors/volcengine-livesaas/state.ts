import type { ActivityForm, LivesaasStateForm } from '../../../contracts/volcengine-livesaas/state.ts';

export interface Viewer {
  readonly name: string;
}

/** A live room. Users and devices are banned until the ban is lifted; the sets keep the order of the bans. */
export interface Activity {
  readonly id: string;
  readonly name: string;
  readonly isDeleted: boolean;
  /** Whoever has ever entered, by user id. */
  readonly users: Map<string, Viewer>;
  readonly bannedUsers: Set<string>;
  readonly bannedCookies: Set<string>;
}

/** The activities of the account, by id. */
export interface LivesaasState {
  readonly activities: Map<string, Activity>;
}

export function loadState({ activities }: LivesaasStateForm): LivesaasState {
  return { activities: new Map(activities.map((form) => [form.ActivityId, loadActivity(form)])) };
}

export function saveState({ activities }: LivesaasState): LivesaasStateForm {
  return { activities: [...activities.values()].map(saveActivity) };
}

function loadActivity({
  ActivityId,
  Name,
  isDeleted,
  users,
  bannedUsers,
  bannedCookies,
}: ActivityForm): Activity {
  // Nobody is banned who was never there.
  const strangers = bannedUsers.map((id): [string, Viewer] => [id, { name: '' }]);
  const known = users.map(({ UserId, UserName }): [string, Viewer] => [UserId, { name: UserName }]);
  return {
    id: ActivityId,
    name: Name,
    isDeleted,
    users: new Map([...strangers, ...known]),
    bannedUsers: new Set(bannedUsers),
    bannedCookies: new Set(bannedCookies),
  };
}

function saveActivity({ id, name, isDeleted, users, bannedUsers, bannedCookies }: Activity): ActivityForm {
  return {
    ActivityId: id,
    Name: name,
    isDeleted,
    users: [...users].map(([userId, viewer]) => ({ UserId: userId, UserName: viewer.name })),
    bannedUsers: [...bannedUsers],
    bannedCookies: [...bannedCookies],
  };
}
