import type { TencentChatClient } from 'understudy-live/clients/tencent-chat';

/** Bans any number of people for an hour, as many in one call as the documents allow. Gives those who could not be banned. */
export async function banMany(
  chat: TencentChatClient,
  RoomId: string,
  members: readonly string[],
): Promise<readonly string[]> {
  const parts = await chat.batches.banMember({ RoomId, MemberList_Account: members, Duration: 3600 });
  return parts.flatMap(({ status, input }) => (status === 'rejected' ? input.MemberList_Account : []));
}
