import type { assumptions } from '../../../../contracts/volcengine-livesaas/assumptions/index.ts';
import { readId } from '../../../../contracts/volcengine-livesaas/wire/long-id.ts';
import type { Admission, Visitor } from '../../../core/engine/handler.ts';
import { makeViewer, type Activity, type LivesaasState, type Viewer } from './state.ts';

type LivesaasVisitor = Visitor<typeof assumptions>;

/** What the vendor's web SDK says: https://volcengine.com/docs/3019/1185518 */
const ipBanned = 206;
const kickOut = 207;

/** Entering is up to the bans of the address, the user and the device. It is also how a user gets registered. */
export function enter(state: LivesaasState, visitor: LivesaasVisitor): Admission | undefined {
  const activity = state.activities.get(visitor.room);
  if (!activity || activity.isDeleted) return undefined;
  const known = visitor.user === undefined ? undefined : findUser(state, visitor.user);
  const code = refusalOf(state, activity, known?.id, visitor);
  if (code !== undefined) return { admitted: false, sanction: 'ban', code };
  if (visitor.user !== undefined) arrive(activity, known ?? register(state, visitor.user), visitor);
  return { admitted: true };
}

/** Whoever leaves stays registered. Without a user, everybody on the device leaves. */
export function leave(state: LivesaasState, visitor: LivesaasVisitor): Admission | undefined {
  const { room, user, device, now } = visitor;
  const activity = state.activities.get(room);
  if (!activity || activity.isDeleted) return undefined;
  const id = user === undefined ? undefined : findUser(state, user)?.id;
  const isMeant = (viewer: Viewer): boolean =>
    user === undefined ? device !== undefined && viewer.device === device : viewer.id === id;
  removeFromRoom(activity, isMeant, now);
  return { admitted: false };
}

/** Ends the stay of whoever is meant and in the room; `now` is in milliseconds since 1970. */
export function removeFromRoom(activity: Activity, isMeant: (viewer: Viewer) => boolean, now: number): void {
  for (const viewer of activity.users.values()) {
    if (viewer.isOnline && isMeant(viewer)) depart(viewer, now);
  }
}

/** The user of an id, or of an id in the customer's own system, wherever in the account it was seen first. */
function findUser({ activities, accountBans }: LivesaasState, user: string): Viewer | undefined {
  const viewers = [...activities.values()].flatMap(({ users }) => [...users.values()]);
  const digits = readId(user);
  const known = viewers.find(({ id, externalId }) => id === digits || externalId === user);
  return known ?? (digits !== undefined && accountBans.has(digits) ? makeViewer(digits) : undefined);
}

/** Who comes under an id that the API cannot have is the customer's own user, and gets a number. */
function register(state: LivesaasState, user: string): Viewer {
  const digits = readId(user);
  if (digits !== undefined) return makeViewer(digits);
  let number = 1_000_000_000_000_001n;
  while (findUser(state, String(number))) number += 1n;
  return makeViewer(String(number), user);
}

function refusalOf(
  { accountBans }: LivesaasState,
  { bannedUsers, bannedCookies, bannedIps }: Activity,
  id: string | undefined,
  { device, ip, assume }: LivesaasVisitor,
): number | undefined {
  const isUserBanned = id !== undefined && (bannedUsers.has(id) || accountBans.has(id));
  const isKickedOut = isUserBanned || (device !== undefined && bannedCookies.has(device));
  const isAddressBanned = ip !== undefined && bannedIps.has(ip);
  const isKickOutFirst = assume('volcengine-livesaas.entry-order') === 'KICK_OUT';
  if (isAddressBanned && !(isKickedOut && isKickOutFirst)) return ipBanned;
  return isKickedOut ? kickOut : undefined;
}

/** `known` is the same person as seen elsewhere in the account. */
function arrive({ users }: Activity, known: Viewer, { device, ip, now }: LivesaasVisitor): void {
  const fresh: Viewer = { ...makeViewer(known.id, known.externalId), name: known.name };
  const viewer = users.get(known.id) ?? fresh;
  if (viewer.isOnline) depart(viewer, now);
  users.set(viewer.id, viewer);
  viewer.isOnline = true;
  viewer.device = device ?? viewer.device;
  viewer.ip = ip ?? viewer.ip;
  viewer.visits.push({ joinAt: toSeconds(now), device, ip });
}

function depart(viewer: Viewer, now: number): void {
  viewer.isOnline = false;
  viewer.leftAt = toSeconds(now);
  const visit = viewer.visits.at(-1);
  if (visit) visit.leaveAt ??= viewer.leftAt;
}

function toSeconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}
