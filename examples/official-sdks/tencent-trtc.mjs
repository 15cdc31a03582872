import sdk from 'tencentcloud-sdk-nodejs-intl-en';

const {
  TENCENT_TRTC_BASE_URL = 'http://127.0.0.1:4012',
  TENCENT_TRTC_SECRET_ID = 'AKIDfake0000000000000000000000000000',
  TENCENT_TRTC_SECRET_KEY = 'fake0secret0key0for0local0use000',
  TENCENT_TRTC_SDKAPPID = '1400188366',
} = process.env;

const { HttpProfile, ClientProfile, Credential } = sdk.common;
const { Client, Models } = sdk.trtc.v20190722;

const http = new HttpProfile();
http.protocol = new URL(TENCENT_TRTC_BASE_URL).protocol + '//';
http.endpoint = new URL(TENCENT_TRTC_BASE_URL).host;
const profile = new ClientProfile();
profile.httpProfile = http;

const credential = new Credential(TENCENT_TRTC_SECRET_ID, TENCENT_TRTC_SECRET_KEY);
const client = new Client(credential, 'ap-singapore', profile);
const input = { SdkAppId: Number(TENCENT_TRTC_SDKAPPID), RoomId: 10006, UserId: '29376', IsMute: 1 };
const request = Object.assign(new Models.SetUserBlockedRequest(), input);
client.SetUserBlocked(request, (error, reply) => console.log(error ?? reply.to_json_string()));
