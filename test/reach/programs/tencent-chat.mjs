// The official generator of UserSigs, and the address that the documents name.
import { Api } from 'tls-sig-api-v2';

const {
  TENCENT_CHAT_SDKAPPID: app,
  TENCENT_CHAT_SECRET_KEY: secret,
  TENCENT_CHAT_IDENTIFIER: name,
} = process.env;

for (const key of [secret, `${secret}0`]) {
  const usersig = new Api(Number(app), key).genSig(name, 86400);
  const query = new URLSearchParams({
    sdkappid: app,
    identifier: name,
    usersig,
    random: '1',
    contenttype: 'json',
  });
  const url = `https://console.tim.qq.com/v4/live_engine_http_srv/ban_member?${query}`;
  const body = JSON.stringify({ RoomId: 'test', MemberList_Account: ['user1'], Reason: '', Duration: 60 });
  console.log(`${await (await fetch(url, { method: 'POST', body })).text()}\n--`);
}
