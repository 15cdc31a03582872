// The SDK as its documents show it: no endpoint, and the key from the variables that Tencent Cloud's own tools read.
import sdk from 'tencentcloud-sdk-nodejs-intl-en';

const { Client, Models } = sdk.trtc.v20190722;
const { TENCENTCLOUD_SECRET_ID: id, TENCENTCLOUD_SECRET_KEY: key, TENCENTCLOUD_REGION: region } = process.env;

for (const secretKey of [key, `${key}0`]) {
  const request = new Models.SetUserBlockedRequest();
  Object.assign(request, { SdkAppId: 1400188366, RoomId: 10006, UserId: '29376', IsMute: 1 });
  const client = new Client(new sdk.common.Credential(id, secretKey), region, new sdk.common.ClientProfile());
  await new Promise((resolve) => {
    client.SetUserBlocked(request, (error, reply) => {
      console.log(`${error?.code ?? reply?.to_json_string() ?? error}\n--`);
      resolve();
    });
  });
}
