import { Failure, refuse } from '../../../../contracts/core/contract/failure.ts';
import { reason } from '../../../../contracts/core/contract/reason.ts';
import { address } from '../../../../contracts/polyv-live/operations/channels-schemas.ts';
import { findChannel, reachChannel, viewChannel } from './channels-rules.ts';
import { kickedKey, type Channel, type Kicked } from './channels-state.ts';
import { readNamedViewers, readNamesOnce, type PolyvAssume, type PolyvHandler } from '../state/rules.ts';

/** The picture of everybody who has none, as the older page shows it. */
const missingFace = '//livestatic.videocc.net/assets/wimages/missing_face.png';

const updateChannelBannedUsers: PolyvHandler<'updateChannelBannedUsers'> = ({ input, assume }, state) => {
  const channel = findChannel(state, input.channelId, assume);
  if (channel instanceof Failure) return channel;
  const { toBanned = assume('polyv-live.to-banned-absent') } = input;
  for (const userId of input.userIds) {
    if (toBanned === 'Y') channel.bannedUsers.add(userId);
    else channel.bannedUsers.delete(userId);
  }
  return 'SUCCESS';
};

const kickChannelUsers: PolyvHandler<'kickChannelUsers'> = ({ input, assume }, state) => {
  const channel = reachChannel(state, input.channelId, assume);
  if (channel instanceof Failure) return channel;
  const named = readNamesOnce(input, assume);
  if (named instanceof Failure) return named;
  const isMuting = assume('polyv-live.kick-implies-ban') === 'yes';
  for (const { viewerId, nickName } of named) {
    const entry: Kicked = { userId: viewerId, nick: nickName, clientIp: '', type: 'userId' };
    channel.kicked.set(kickedKey('userId', viewerId), entry);
    if (isMuting) channel.bannedUsers.add(viewerId);
  }
  return 'SUCCESS';
};

const unkickChannelUsers: PolyvHandler<'unkickChannelUsers'> = ({ input, assume }, state) => {
  const channel = reachChannel(state, input.channelId, assume);
  if (channel instanceof Failure) return channel;
  const named = readNamedViewers(input, assume);
  if (named instanceof Failure) return named;
  for (const { viewerId } of named) channel.kicked.delete(kickedKey('userId', viewerId));
  return 'SUCCESS';
};

const listChannelBans: PolyvHandler<'listChannelBans'> = ({ input, assume }, state) => {
  const channel = viewChannel(state, input.channelId, assume);
  if (channel instanceof Failure) return channel;
  return [...(input.type === 'ip' ? channel.bannedIps : channel.bannedUsers)];
};

const listChannelKickedUsers: PolyvHandler<'listChannelKickedUsers'> = ({ input, assume }, state) => {
  const channel = viewChannel(state, input.channelId, assume);
  if (channel instanceof Failure) return channel;
  return [...channel.kicked.values()].map((entry) => toRow(entry, channel, assume));
};

const liftChannelKick: PolyvHandler<'liftChannelKick'> = ({ input, assume }, state) => {
  const channel = reachChannel(state, input.roomId, assume, 'roomId');
  if (channel instanceof Failure) return channel;
  const key = kickedKey(input.type, input.value);
  const entry = channel.kicked.get(key);
  channel.kicked.delete(key);
  return entry ? [toRow(entry, channel, assume)] : [];
};

const banChannelIp: PolyvHandler<'banChannelIp'> = ({ input, assume }, state) => {
  const channel = reachChannel(state, input.channelId, assume);
  if (channel instanceof Failure) return channel;
  const isOdd = !address.safeParse(input.ip).success;
  if (isOdd && assume('polyv-live.not-an-address') === 'refuse') {
    const why = reason('field', 'ip', 'an IP address', input.ip, { assumption: 'polyv-live.not-an-address' });
    return refuse('param validate error', why);
  }
  channel.bannedIps.add(input.ip);
  return [...channel.bannedIps];
};

const liftChannelBans: PolyvHandler<'liftChannelBans'> = ({ input, assume }, state) => {
  const channel = reachChannel(state, input.channelId, assume);
  if (channel instanceof Failure) return channel;
  const list = input.type === 'ip' ? channel.bannedIps : channel.badWords;
  for (const item of input.content) list.delete(item);
  return 'success';
};

function toRow(entry: Kicked, channel: Channel, assume: PolyvAssume) {
  const { userId, nick, clientIp, type, param4, pic = missingFace, uid = '', userType = 'slice' } = entry;
  const typeKey = assume('polyv-live.kicked-row-type');
  return {
    banned: channel.bannedUsers.has(userId),
    channelId: channel.channelId,
    clientIp,
    nick,
    ...(param4 !== undefined && { param4 }),
    pic,
    roomId: channel.channelId,
    ...(typeKey === 'type' && { type }),
    uid,
    userId,
    userType,
    ...(typeKey === 'kickRefer' && { kickRefer: type }),
  };
}

export const channelBans = {
  updateChannelBannedUsers,
  kickChannelUsers,
  unkickChannelUsers,
  listChannelBans,
  listChannelKickedUsers,
  liftChannelKick,
  banChannelIp,
  liftChannelBans,
};
