// Baseline (a): Node's own HTTP server that parses a call and verifies its UserSig, and remembers nothing.
import { Buffer } from 'node:buffer';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { inflateSync } from 'node:zlib';

const [, , secretKey] = process.argv;
const headers = { 'Content-Type': 'application/json' };

function isGenuine(userSig, sdkAppId, identifier) {
  const base64 = userSig.replaceAll('*', '+').replaceAll('-', '/').replaceAll('_', '=');
  const document = JSON.parse(inflateSync(Buffer.from(base64, 'base64')).toString());
  const lines = ['identifier', 'sdkappid', 'time', 'expire'].map(
    (name) => `TLS.${name}:${document[`TLS.${name}`]}\n`,
  );
  const expected = createHmac('sha256', secretKey).update(lines.join('')).digest();
  const given = Buffer.from(document['TLS.sig'], 'base64');
  const isCurrent = Date.now() / 1000 <= document['TLS.time'] + document['TLS.expire'];
  const isClaimed =
    String(document['TLS.sdkappid']) === sdkAppId && document['TLS.identifier'] === identifier;
  return isClaimed && isCurrent && given.length === expected.length && timingSafeEqual(given, expected);
}

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const query = new URLSearchParams(request.url.slice(request.url.indexOf('?') + 1));
    const call = JSON.parse(Buffer.concat(chunks).toString());
    const isRight =
      isGenuine(query.get('usersig'), query.get('sdkappid'), query.get('identifier')) &&
      typeof call.RoomId === 'string' &&
      Array.isArray(call.MemberList_Account);
    const reply = isRight
      ? { ActionStatus: 'OK', ErrorInfo: '', ErrorCode: 0, RequestId: 'Id-0-O-Seq-0' }
      : { ActionStatus: 'FAIL', ErrorInfo: 'refused', ErrorCode: 70009 };
    const body = JSON.stringify(reply);
    response.writeHead(200, { ...headers, 'Content-Length': Buffer.byteLength(body) });
    response.end(body);
  });
});
server.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ ready: true, baseUrl: `http://127.0.0.1:${server.address().port}` }));
});
