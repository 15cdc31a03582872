import type { TencentChatClient } from 'understudy-live/clients/tencent-chat';

/** Everybody who is banned in a room: all pages, read one after the other. */
export async function listBanned(chat: TencentChatClient, room: string): Promise<readonly string[]> {
  const members: string[] = [];
  for await (const ban of chat.pages.listBannedMembers({ RoomId: room })) members.push(ban.Member_Account);
  return members;
}
