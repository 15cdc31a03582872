import { createHmac } from 'node:crypto';
import { samplesOf, type Sample } from '../../sample.ts';
import { chatKeys, contentOf, signedBy, usualLines } from '../../signers/tencent-chat.ts';
import { block, second, sha256, tc3, trtcHost, trtcKeys, v1 } from '../../signers/tencent-trtc.ts';

const chat = samplesOf('tencent-chat');
const trtc = samplesOf('tencent-trtc');
const { secretKey } = chatKeys;

const linesWith = (change: Readonly<Record<string, string | number>>) =>
  usualLines.map(([name, value]) => [name, change[name] ?? value] as const);
const content = (change: (text: string) => string) =>
  signedBy({ content: (lines) => change(contentOf(lines)) });

/** UserSigs, written after the fifth set was mended and before anybody looked at what is told of them. */
export const chatSixth: readonly Sample[] = [
  chat(
    'lines of a template with its indentation',
    content((text) => text.replaceAll(/^(?=TLS)/gm, '    ')),
    /space|indent|blank/i,
  ),
  chat(
    'a blank at the end of each line',
    content((text) => text.replaceAll('\n', ' \n')),
    /space|blank/i,
  ),
  chat(
    'a tab after each colon',
    content((text) => text.replaceAll(':', ':\t')),
    /tab|white space|joined|colon/i,
  ),
  chat(
    'the minute in the place of the second',
    signedBy({ lines: linesWith({ time: second - (second % 60) }) }),
    /TLS\.time/,
  ),
  chat('a life with its unit', signedBy({ lines: linesWith({ expire: '86400s' }) }), /TLS\.expire/),
  chat(
    'the app of another environment',
    signedBy({ lines: linesWith({ sdkappid: 1_400_000_001 }) }),
    /TLS\.sdkappid|SDKAppID|nothing|may be another/i,
  ),
  chat(
    'base64 of the lines',
    content((text) => Buffer.from(text).toString('base64')),
    /base64/i,
  ),
  chat(
    'a signature in lines of 76 characters',
    signedBy({ print: (hmac) => `${hmac.toString('base64')}\r\n` }),
    /line break|white space/i,
  ),
  chat(
    'a secret that lost its last character',
    signedBy({ secret: secretKey.slice(0, -1) }),
    /complete|last/i,
  ),
  chat(
    'a secret after the name of its variable',
    signedBy({ secret: `SECRET_KEY=${secretKey}` }),
    /name|text around|other text/i,
  ),
  chat(
    'an HMAC of the hash',
    signedBy({ hash: (text, secret) => createHmac('sha256', secret).update(sha256(text)).digest() }),
    /hash/i,
  ),
];

const json = 'application/json';
const header = (type: string, host = trtcHost) => ({
  signed: [
    ['content-type', type],
    ['host', host],
  ] as const,
});
const withString = (change: (lines: readonly string[]) => readonly string[]) =>
  tc3({ toSign: (lines) => change(lines).join('\n') });

/** Calls to the Cloud API. */
export const trtcSixth: readonly Sample[] = [
  trtc(
    'a canonical request of a template with its indentation',
    tc3({ canonical: (lines) => lines.join('\n').replaceAll(/\n(?=.)/g, '\n    ') }),
    /space|indent|blank/i,
  ),
  trtc(
    'a string to sign of a template with its indentation',
    withString((lines) => lines.map((line, at) => (at === 0 ? line : `  ${line}`))),
    /space|indent|blank/i,
  ),
  trtc(
    'a blank line at the beginning of a template',
    tc3({ canonical: (lines) => `\n${lines.join('\n')}` }),
    /line/i,
  ),
  trtc('a host in capitals', tc3(header(json, 'LOCALHOST:4012')), /host/i),
  trtc(
    'the region as a line of its own',
    withString(([algorithm, time, scope, hash]) => [algorithm!, time!, 'ap-singapore', scope!, hash!]),
    /region|line/i,
  ),
  trtc(
    'no time in the string to sign',
    withString(([algorithm, , scope, hash]) => [algorithm!, scope!, hash!]),
    /line|missing|lacks/i,
  ),
  trtc(
    'the canonical request signed at once',
    tc3({ toSign: (lines) => lines.at(-1)! }),
    /string to sign|hash|line/i,
  ),
  trtc('the query of a page in a POST', tc3({ signedQuery: 'Action=SetUserBlocked' }), /query/i),
  trtc(
    'the body with its numbers as texts',
    tc3({ payload: sha256(block.replaceAll(/:(\d+)/g, ':"$1"')) }),
    /number|text/i,
  ),
  trtc(
    'the body in the place of its form',
    tc3({ payload: sha256('SdkAppId=1400188366&RoomId=10006&UserId=29376&IsMute=1') }),
    /form/i,
  ),
  trtc(
    'a body that is signed with the action',
    tc3({ payload: sha256(`{"Action":"SetUserBlocked",${block.slice(1)}`) }),
    /Action|field/i,
  ),
  trtc(
    'a secret that was escaped',
    tc3({ secret: `${trtcKeys.secretKey}%0A` }),
    /escape|encode|text around|%/i,
    { names: /white space|percent-encoded/ },
  ),
  trtc('the content type of a form', tc3(header('application/x-www-form-urlencoded')), /content-type/i),
  trtc('v1: the Version is not signed', v1({ signed: { Version: undefined } }), /Version/),
  trtc(
    'v1: the path of the older API',
    v1({ text: (query) => `POST${trtcHost}/v2/index.php?${query}` }),
    /path|index\.php/i,
  ),
  trtc('v1: a slash is missing', v1({ text: (query) => `POST${trtcHost}?${query}` }), /path|slash|\//i),
  trtc(
    'v1: a line break at the end',
    v1({ text: (query) => `POST${trtcHost}/?${query}\n` }),
    /line break|newline|white space|end/i,
  ),
  trtc('v1: milliseconds', v1({ signed: { Timestamp: `${second}123` } }), /millisecond/i),
  trtc(
    'v1: names in small letters',
    v1({ pair: (name, value) => `${name.toLowerCase()}=${value}` }),
    /case|lower|small/i,
  ),
];
