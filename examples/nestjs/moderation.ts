import { Inject, Injectable, Module } from '@nestjs/common';
import { createTencentChatClient, type TencentChatClient } from 'understudy-live/clients/tencent-chat';

/** The client, which a test replaces by that of its sandbox. */
export const CHAT = 'CHAT';

@Injectable()
export class Moderation {
  constructor(@Inject(CHAT) private readonly chat: TencentChatClient) {}

  /** Bans somebody for an hour, and says who is banned in the room now. */
  async banForAnHour(room: string, user: string): Promise<string[]> {
    await this.chat.banMember({ RoomId: room, MemberList_Account: [user], Duration: 3600 });
    const { BannedAccountList } = await this.chat.listBannedMembers({ RoomId: room });
    return BannedAccountList.map(({ Member_Account }) => Member_Account);
  }
}

@Module({
  // Base URL and credentials are those of the environment.
  providers: [{ provide: CHAT, useFactory: () => createTencentChatClient() }, Moderation],
  exports: [Moderation],
})
export class ModerationModule {}
