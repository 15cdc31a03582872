// One call to each vendor, made as its documentation says: by the official SDK, or by its signing rule.
import { createHash } from 'node:crypto';
import { Service } from '@volcengine/openapi';
// The one service that is needed: the whole SDK takes a second to load.
import common from 'tencentcloud-sdk-nodejs-intl-en/tencentcloud/common/index.js';
import trtc from 'tencentcloud-sdk-nodejs-intl-en/tencentcloud/trtc/index.js';
import { Api } from 'tls-sig-api-v2';

const { env } = process;

/** Gives the reply; a refusal is a reply with HTTP 200 and an `ErrorCode`. */
export async function banInChat(RoomId, account) {
  const appId = env.TENCENT_CHAT_SDKAPPID;
  const query = new URLSearchParams({
    sdkappid: appId,
    identifier: 'administrator',
    usersig: new Api(Number(appId), env.TENCENT_CHAT_SECRET_KEY).genSig('administrator', 86400),
    random: '99999999',
    contenttype: 'json',
  });
  const reply = await fetch(`${env.TENCENT_CHAT_BASE_URL}/v4/live_engine_http_srv/ban_member?${query}`, {
    method: 'POST',
    body: JSON.stringify({ RoomId, MemberList_Account: [account], Duration: 3600 }),
  });
  return reply.json();
}

/** Throws an error with a `code` when the call is refused. */
export function muteInRoom(RoomId, UserId) {
  const { HttpProfile, ClientProfile, Credential } = common;
  const { Client, Models } = trtc.v20190722;
  const http = new HttpProfile();
  http.protocol = 'http://';
  http.endpoint = new URL(env.TENCENT_TRTC_BASE_URL).host;
  const profile = new ClientProfile();
  profile.httpProfile = http;
  const credential = new Credential(env.TENCENT_TRTC_SECRET_ID, env.TENCENT_TRTC_SECRET_KEY);
  const request = new Models.SetUserBlockedRequest();
  Object.assign(request, { SdkAppId: 1400188366, RoomId, UserId, IsMute: 1 });
  return new Promise((resolve, reject) => {
    new Client(credential, 'ap-singapore', profile).SetUserBlocked(request, (error, reply) =>
      error ? reject(error) : resolve(reply),
    );
  });
}

/** Throws when the call is refused with an HTTP error; otherwise gives the reply, which may hold an `Error`. */
export function banInActivity(ActivityId, UserId) {
  const service = new Service({
    accessKeyId: env.VOLCENGINE_LIVESAAS_ACCESS_KEY_ID,
    secretKey: env.VOLCENGINE_LIVESAAS_SECRET_ACCESS_KEY,
    region: 'cn-north-1',
    serviceName: 'livesaas',
    host: new URL(env.VOLCENGINE_LIVESAAS_BASE_URL).host,
    protocol: 'http:',
    defaultVersion: '2023-08-01',
  });
  const call = service.createJSONAPI('UpdateActivityUserBanStatus');
  return call({ ActivityId, BanStatus: 1, UserIds: [UserId] });
}

/** A page of the viewers who are muted or kicked; a refusal is a reply whose `code` is not 200. */
export async function forbiddenViewers(pageNumber) {
  const parameters = {
    appId: env.POLYV_LIVE_APP_ID,
    timestamp: String(Date.now()),
    pageNumber: String(pageNumber),
    pageSize: '1',
  };
  const text = Object.keys(parameters)
    .sort()
    .map((name) => name + parameters[name])
    .join('');
  const secret = env.POLYV_LIVE_APP_SECRET;
  const sign = createHash('md5')
    .update(secret + text + secret)
    .digest('hex')
    .toUpperCase();
  const query = new URLSearchParams({ ...parameters, sign });
  const reply = await fetch(`${env.POLYV_LIVE_BASE_URL}/live/v4/chat/forbid/list?${query}`);
  return reply.json();
}
