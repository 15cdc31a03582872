import type { ChannelForm, KickedForm } from '../../../../contracts/polyv-live/state/form.ts';

/** Somebody, or some address, that a channel keeps out. */
export type Kicked = Readonly<KickedForm>;

/** A channel and its own bans, each list in the order of its entries. */
export interface Channel {
  readonly channelId: string;
  readonly facts: Pick<ChannelForm, 'name' | 'newScene' | 'template' | 'channelPasswd'>;
  readonly bannedUsers: Set<string>;
  readonly bannedIps: Set<string>;
  readonly badWords: Set<string>;
  /** By id of the viewer or by address, as `kickedKey` says. */
  readonly kicked: Map<string, Kicked>;
}

/** What a kick goes by: the same text as an id and as an address are two things. */
export function kickedKey(type: Kicked['type'], value: string): string {
  return `${type} ${value}`;
}

export function loadChannel(form: ChannelForm): Channel {
  const { channelId, bannedUsers, bannedIps, badWords, kicked = [], ...facts } = form;
  return {
    channelId,
    facts,
    bannedUsers: new Set(bannedUsers),
    bannedIps: new Set(bannedIps),
    badWords: new Set(badWords),
    kicked: new Map(kicked.map((entry) => [keyOf(entry), entry])),
  };
}

/** Writes a channel down; an empty list is left out. */
export function saveChannel({ channelId, facts, ...lists }: Channel): ChannelForm {
  const { bannedUsers, bannedIps, badWords, kicked } = lists;
  return {
    channelId,
    ...facts,
    ...(bannedUsers.size > 0 && { bannedUsers: [...bannedUsers] }),
    ...(bannedIps.size > 0 && { bannedIps: [...bannedIps] }),
    ...(badWords.size > 0 && { badWords: [...badWords] }),
    ...(kicked.size > 0 && { kicked: [...kicked.values()] }),
  };
}

function keyOf({ type, userId, clientIp }: Kicked): string {
  return kickedKey(type, type === 'ip' ? clientIp : userId);
}
