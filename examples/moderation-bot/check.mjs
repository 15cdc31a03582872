// The bot's own test: whatever it says that it has done must be so. Usage: node check.mjs bot.mjs
import assert from 'node:assert/strict';

const { moderate } = await import(new URL(process.argv[2] ?? 'bot.mjs', import.meta.url));
const said = [];
await moderate((sentence) => said.push(sentence));

const { UNDERSTUDY_CONTROL_URL, UNDERSTUDY_SANDBOX } = process.env;
const reply = await fetch(`${UNDERSTUDY_CONTROL_URL}/api/sandboxes/${UNDERSTUDY_SANDBOX}/state`);
const state = await reply.json();
const [chatRoom] = state['tencent-chat'].rooms;
const [mediaRoom] = state['tencent-trtc'].rooms;
const [activity] = state['volcengine-livesaas'].activities;
const listed = state['polyv-live'].viewers.filter(({ banned, kicked }) => banned === 'Y' || kicked === 'Y');

const facts = {
  'banned in chat': chatRoom.banned.some(({ Member_Account }) => Member_Account === 'user1'),
  'muted in room': mediaRoom.users.some(({ UserId, IsMute }) => UserId === '29376' && IsMute === 1),
  'banned in activity': activity.bannedUsers.includes('1820211234043371'),
  [`listed ${listed.length} viewers`]: true,
};
for (const sentence of said) {
  assert.ok(
    facts[sentence] ?? sentence.startsWith('cannot'),
    `The bot says "${sentence}", and it is not so.`,
  );
}
console.log(said.join('\n'));
