// The official UserSig generator signs; the call itself is plain HTTP, as Tencent documents it.
import { Api } from 'tls-sig-api-v2';

const {
  TENCENT_CHAT_BASE_URL = 'http://127.0.0.1:4011',
  TENCENT_CHAT_SDKAPPID = '1400000000',
  TENCENT_CHAT_SECRET_KEY = 'fake-chat-secret-key-for-local-use-only-0000000000000000000000000',
  TENCENT_CHAT_IDENTIFIER = 'administrator',
} = process.env;

const input = { RoomId: 'test', MemberList_Account: ['user1', 'user2'], Reason: '', Duration: 3600 };
const signer = new Api(Number(TENCENT_CHAT_SDKAPPID), TENCENT_CHAT_SECRET_KEY);
const query = new URLSearchParams({
  sdkappid: TENCENT_CHAT_SDKAPPID,
  identifier: TENCENT_CHAT_IDENTIFIER,
  usersig: signer.genSig(TENCENT_CHAT_IDENTIFIER, 86400),
  random: '99999999',
  contenttype: 'json',
});
const response = await fetch(`${TENCENT_CHAT_BASE_URL}/v4/live_engine_http_srv/ban_member?${query}`, {
  method: 'POST',
  body: JSON.stringify(input),
});
console.log(await response.json());
