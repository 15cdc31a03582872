// Compiled against the package's types as they are installed, as an ES module and as CommonJS; never run.
import { createEmulator, startEmulator, type Emulator } from 'understudy-live';
import { clients } from 'understudy-live/clients';
import { createPolyvLiveClient } from 'understudy-live/clients/polyv-live';
import { TencentChatError, type TencentChatClient } from 'understudy-live/clients/tencent-chat';
import { createTencentTrtcClient } from 'understudy-live/clients/tencent-trtc';
import { createVolcengineLivesaasClient } from 'understudy-live/clients/volcengine-livesaas';
import { vendorNames, type VendorName } from 'understudy-live/contracts';
import { createControlClient } from 'understudy-live/control';

createEmulator({ sandboxes: { other: { random: 7 } } }) satisfies Emulator;
// @ts-expect-error There is no such field.
createEmulator({ sandboxes: { other: { rnadom: 7 } } });

export async function callEachVendor(): Promise<void> {
  const server = await startEmulator({ port: 0 });
  const { env } = await createControlClient({ baseUrl: server.controlUrl }).getSandbox({
    path: { id: 'default' },
  });
  const chat: TencentChatClient = clients['tencent-chat']({ environment: env });
  // @ts-expect-error The members are missing.
  await chat.banMember({ RoomId: 'test' }).catch((error: unknown) => error instanceof TencentChatError);
  for await (const { Member_Account } of chat.pages.listBannedMembers({ RoomId: 'test' }))
    Member_Account satisfies string;
  await createTencentTrtcClient().dismissRoom({ SdkAppId: 1400188366, RoomId: 10006 });
  await createVolcengineLivesaasClient().updateActivityUserBanStatus({
    ActivityId: 1n,
    BanStatus: 1,
    UserIds: ['1'],
  });
  await createPolyvLiveClient().listForbiddenUsers({});
}
vendorNames satisfies readonly VendorName[];
