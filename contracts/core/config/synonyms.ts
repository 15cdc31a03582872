/** Names under which vendors of such APIs ask for the same thing, in lower case and without signs between their words. */
const groups: readonly (readonly string[])[] = [
  ['sign', 'signature', 'sig'],
  ['sig', 'signature', 'sign', 'token'],
  ['authorization', 'auth', 'signature', 'token', 'accesstoken'],
  ['timestamp', 'ts', 'time', 'datetime', 't'],
  ['date', 'xtimestamp', 'timestamp', 'xtime', 'time'],
  ['appid', 'appkey', 'clientid', 'accesskeyid', 'accesskey', 'app'],
  ['identifier', 'userid', 'user', 'account', 'admin', 'operator'],
  ['action', 'method', 'api', 'apiname', 'cmd', 'command'],
  ['version', 'v', 'apiversion', 'ver'],
  ['nonce', 'random', 'noncestr'],
  ...['viewerids', 'userids', 'memberlistaccount', 'membersaccount'].map((first) => [
    first,
    ...['viewerids', 'userids', 'uids', 'memberids', 'accountids', 'members', 'accounts', 'users', 'viewers'],
    ...['memberlist', 'userlist', 'memberlistaccount', 'membersaccount', 'viewerid', 'userid', 'uid'],
  ]),
  ...['roomid', 'channelid', 'activityid', 'groupid'].map((first) => [
    first,
    ...['roomid', 'channelid', 'activityid', 'groupid', 'liveid', 'streamid', 'room', 'channel', 'group'],
  ]),
  ...['duration', 'mutetime'].map((first) => [
    first,
    ...['duration', 'mutetime', 'shutuptime', 'seconds', 'period', 'bantime', 'time'],
  ]),
];

const flatten = (name: string): string => name.toLowerCase().replaceAll(/[-_. ]/g, '');

/** The name among others that another vendor would have for this one, which may have a prefix of its own. */
export function findSynonym(name: string, others: readonly string[]): string | undefined {
  const [meant, ...rest] = groups.find(([first]) => flatten(name).endsWith(first!)) ?? [];
  return others.find((other) => other !== name && [meant, ...rest].includes(flatten(other)));
}
