import { createHash, createHmac } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { dissect } from '../../contracts/core/diagnosis/diagnose-signature.ts';
import { polyvLive } from '../../contracts/polyv-live/index.ts';
import { diagnosis as polyvDiagnosis } from '../../contracts/polyv-live/diagnosis/diagnose.ts';
import { tencentChat } from '../../contracts/tencent-chat/index.ts';
import { diagnosis as chatDiagnosis } from '../../contracts/tencent-chat/diagnosis/diagnose.ts';
import { tencentTrtc } from '../../contracts/tencent-trtc/index.ts';
import { diagnosis as trtcDiagnosis } from '../../contracts/tencent-trtc/diagnosis/diagnose.ts';
import { volcengineLivesaas } from '../../contracts/volcengine-livesaas/index.ts';
import { diagnosis as volcDiagnosis } from '../../contracts/volcengine-livesaas/diagnosis/diagnose.ts';

type Change<Value> = (value: Value) => Value;

/** How a program prints the bytes of a hash. */
export type PrintBytes = (bytes: Uint8Array) => string;

const asItIs = (value: string): string => value;
const inHex: PrintBytes = (bytes) => Buffer.from(bytes).toString('hex');
const sha256 = (data: string): Uint8Array => createHash('sha256').update(data).digest();
const mac = (key: string | Uint8Array, data: string): Uint8Array =>
  createHmac('sha256', key).update(data).digest();

type Opened = NonNullable<ReturnType<typeof trtcDiagnosis.open>>;

/** What is said of a call: each mistake with its detail. */
function tell(call: Opened | undefined): readonly string[] {
  const findings = dissect(call!);
  return findings.isGenuine ? ['genuine'] : findings.mistakes.map(({ id, detail }) => `${id}: ${detail}`);
}

/** A client that follows the pages, written by hand, with a place for each thing that a language makes otherwise. */
export interface CloudHabits {
  readonly secret?: string;
  readonly query?: string;
  readonly signedQuery?: string;
  readonly body?: string;
  readonly signedBody?: string;
  readonly hash?: PrintBytes;
  readonly print?: PrintBytes;
  readonly request?: Change<string>;
  readonly value?: (value: string, name: string) => string;
}

const host = 'api.test:4012';

/** What is said of a call of TRTC that a program has signed so by TC3-HMAC-SHA256. */
export function tellTc3(habits: CloudHabits): readonly string[] {
  const { query = '', signedQuery = query, hash = inHex, print = inHex, value = asItIs } = habits;
  const { secretId, secretKey } = tencentTrtc.credential.fake;
  const [method, type] =
    query === '' ? ['POST', 'application/json'] : ['GET', 'application/x-www-form-urlencoded'];
  const body =
    query === '' ? (habits.body ?? '{"SdkAppId":1400188366,"RoomId":7,"UserId":"a","IsMute":1}') : '';
  const [timestamp, date] = ['1700000000', '2023-11-14'];
  const lines = `content-type:${value(type, 'content-type')}\nhost:${value(host, 'host')}\n`;
  const request = [
    method,
    '/',
    signedQuery,
    lines,
    'content-type;host',
    hash(sha256(habits.signedBody ?? body)),
  ];
  const text = habits.request?.(request.join('\n')) ?? request.join('\n');
  const scope = `${date}/trtc/tc3_request`;
  const key = [date, 'trtc', 'tc3_request'].reduce<string | Uint8Array>(
    mac,
    `TC3${habits.secret ?? secretKey}`,
  );
  const signature = print(mac(key, ['TC3-HMAC-SHA256', timestamp, scope, hash(sha256(text))].join('\n')));
  const headers = {
    Host: host,
    'Content-Type': type,
    'X-TC-Action': query === '' ? 'SetUserBlocked' : 'RemoveUser',
    'X-TC-Version': '2019-07-22',
    'X-TC-Region': 'ap-singapore',
    'X-TC-Timestamp': timestamp,
    Authorization: `TC3-HMAC-SHA256 Credential=${secretId}/${scope}, SignedHeaders=content-type;host, Signature=${signature}`,
  };
  const target = query === '' ? '/' : `/?${query}`;
  const call = { method: method, target, headers: Object.entries(headers), body: Buffer.from(body) };
  return tell(trtcDiagnosis.open(call, tencentTrtc.credential.fake));
}

/** The same of Volcengine, signed in headers. */
export function tellVolcengine(habits: CloudHabits): readonly string[] {
  const { query = 'Action=A&Version=V', hash = inHex, print = inHex, value = asItIs } = habits;
  const { accessKeyId, secretAccessKey } = volcengineLivesaas.credential.fake;
  const { body = '{"a":1}', signedQuery = query } = habits;
  const date = '20231114T221320Z';
  const sent = { host, 'x-date': date };
  const lines = Object.entries(sent).map(([name, one]) => `${name}:${value(one, name)}\n`);
  const request = [
    'POST',
    '/',
    signedQuery,
    lines.join(''),
    'host;x-date',
    hash(sha256(habits.signedBody ?? body)),
  ];
  const text = habits.request?.(request.join('\n')) ?? request.join('\n');
  const parts = ['20231114', 'cn-north-1', 'livesaas', 'request'];
  const key = parts.reduce<string | Uint8Array>(mac, habits.secret ?? secretAccessKey);
  const signature = print(mac(key, ['HMAC-SHA256', date, parts.join('/'), hash(sha256(text))].join('\n')));
  const authorization = `HMAC-SHA256 Credential=${accessKeyId}/${parts.join('/')}, SignedHeaders=host;x-date, Signature=${signature}`;
  const headers = Object.entries({ ...sent, authorization });
  const call = { method: 'POST', target: `/?${query}`, headers, body: Buffer.from(body) };
  return tell(volcDiagnosis.open(call, volcengineLivesaas.credential.fake));
}

type Fields = Readonly<Record<string, string>>;

/** The same of Polyv: `lay` makes the text to sign of the sorted parameters and the secret. */
export function tellPolyv(
  fields: Fields,
  lay: (sorted: Fields, secret: string) => string,
  print: PrintBytes = inHex,
): readonly string[] {
  const { appId, appSecret } = polyvLive.credential.fake;
  const all: Fields = { appId, timestamp: '1700000000000', ...fields };
  const sorted = Object.fromEntries(
    Object.keys(all)
      .sort()
      .map((name) => [name, all[name]!]),
  );
  const sign = print(createHash('md5').update(lay(sorted, appSecret)).digest()).toUpperCase();
  const target = `/live/v4/chat/forbid/list?${new URLSearchParams({ ...all, sign }).toString()}`;
  const call = { method: 'GET', target, headers: [], body: new Uint8Array() };
  return tell(polyvDiagnosis.open(call, polyvLive.credential.fake));
}

/** The same of Tencent Chat: `lines` changes what is signed, `print` makes TLS.sig of the bytes. */
export function tellChat(habits: {
  readonly lines?: (text: string) => string;
  readonly print?: PrintBytes;
}): readonly string[] {
  const { sdkAppId, secretKey } = tencentChat.credential.fake;
  const { lines = asItIs, print = (bytes) => Buffer.from(bytes).toString('base64') } = habits;
  const text = `TLS.identifier:administrator\nTLS.sdkappid:${sdkAppId}\nTLS.time:1700000000\nTLS.expire:86400\n`;
  const document = JSON.stringify({
    'TLS.ver': '2.0',
    'TLS.identifier': 'administrator',
    'TLS.sdkappid': sdkAppId,
    'TLS.time': 1_700_000_000,
    'TLS.expire': 86_400,
    'TLS.sig': print(mac(secretKey, lines(text))),
  });
  const base64 = deflateSync(document).toString('base64');
  const userSig = base64.replaceAll('+', '*').replaceAll('/', '-').replaceAll('=', '_');
  const query = new URLSearchParams({
    sdkappid: String(sdkAppId),
    identifier: 'administrator',
    usersig: userSig,
  });
  const target = `/v4/live_engine_http_srv/ban_member?${query.toString()}&random=1&contenttype=json`;
  const call = { method: 'POST', target, headers: [], body: Buffer.from('{}') };
  return tell(chatDiagnosis.open(call, tencentChat.credential.fake));
}
