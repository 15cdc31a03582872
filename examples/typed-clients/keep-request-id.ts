import type { TencentTrtcClient } from 'understudy-live/clients/tencent-trtc';

/** Takes somebody out of a room. Gives what to name to the vendor when somebody complains. */
export async function takeOut(trtc: TencentTrtcClient, UserId: string): Promise<string | undefined> {
  const call = { SdkAppId: 1400188366, RoomId: 10006, UserIds: [UserId] };
  const { requestId } = await trtc.withResponse.removeUser(call);
  return requestId;
}
