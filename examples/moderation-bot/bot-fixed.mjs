// The same bot without the bugs.
import { setTimeout as pause } from 'node:timers/promises';
import { banInActivity, banInChat, forbiddenViewers, muteInRoom } from './vendors.mjs';

const passing = ['RequestLimitExceeded', 'InternalError', 'ServiceUnavailable'];

/** Keeps one troublemaker out everywhere; `say` hears what has been done. */
export async function moderate(say) {
  const { ErrorCode } = await banInChat('test', 'user1');
  say(ErrorCode === 0 ? 'banned in chat' : 'cannot ban in chat');

  say((await mute(10006, '29376')) ? 'muted in room' : 'cannot mute in room');

  const { ResponseMetadata } = await banInActivity(1819171234140099, 1820211234043371).catch(() => ({}));
  say(ResponseMetadata && !ResponseMetadata.Error ? 'banned in activity' : 'cannot ban in activity');

  let count = 0;
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const { code, data } = await forbiddenViewers(page);
    if (code !== 200) return say('cannot list viewers');
    pages = Math.ceil(data.totalItems / data.pageSize);
    count += data.contents.length;
  }
  say(`listed ${count} viewers`);
}

async function mute(room, user) {
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    try {
      await muteInRoom(room, user);
      return true;
    } catch ({ code = '' }) {
      if (!passing.some((name) => code.startsWith(name))) return false;
      await pause(100 * attempt);
    }
  }
  return false;
}
