// A moderation bot with three bugs. They do not show as long as all goes well.
import { banInActivity, banInChat, forbiddenViewers, muteInRoom } from './vendors.mjs';

/** Keeps one troublemaker out everywhere; `say` hears what has been done. */
export async function moderate(say) {
  // Bug 1: a refusal comes with HTTP 200, and nobody looks at its ErrorCode.
  await banInChat('test', 'user1');
  say('banned in chat');

  // Bug 2: errors that no repetition cures are tried again, for ever and without a pause.
  for (let isMuted = false; !isMuted;) {
    isMuted = await muteInRoom(10006, '29376').then(
      () => true,
      () => false,
    );
  }
  say('muted in room');

  const { ResponseMetadata } = await banInActivity(1819171234140099, 1820211234043371).catch(() => ({}));
  say(ResponseMetadata && !ResponseMetadata.Error ? 'banned in activity' : 'cannot ban in activity');

  let count = 0;
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const { code, data } = await forbiddenViewers(page);
    if (code !== 200) return say('cannot list viewers');
    // Bug 3: a field that is new to the bot stops it.
    const stranger = Object.keys(data.contents[0]).find((name) => !knownFields.includes(name));
    if (stranger) throw new Error(`What is ${stranger}?`);
    pages = Math.ceil(data.totalItems / data.pageSize);
    count += data.contents.length;
  }
  say(`listed ${count} viewers`);
}

const knownFields = ['viewerId', 'nickName', 'banned', 'kicked', 'operationTime'];
