import { fileOf } from '../program.ts';

/** What every client begins with: a signed call to the chat gateway. */
const calling = `
import { createHmac } from 'node:crypto';
import { deflateSync } from 'node:zlib';
const { TENCENT_CHAT_BASE_URL: base, TENCENT_CHAT_SDKAPPID: app, TENCENT_CHAT_SECRET_KEY: key } = process.env;
const makeSig = () => {
  const time = Math.floor(Date.now() / 1000);
  const text = 'TLS.identifier:administrator\\nTLS.sdkappid:' + app + '\\nTLS.time:' + time + '\\nTLS.expire:86400\\n';
  const sig = createHmac('sha256', key).update(text).digest('base64');
  const document = { 'TLS.ver': '2.0', 'TLS.identifier': 'administrator', 'TLS.sdkappid': Number(app), 'TLS.expire': 86400, 'TLS.time': time, 'TLS.sig': sig };
  const safe = { '+': '*', '/': '-', '=': '_' };
  return deflateSync(JSON.stringify(document)).toString('base64').replace(/[+/=]/g, (letter) => safe[letter]);
};
const post = (body, after = '') => {
  const random = Math.floor(Math.random() * 4294967295);
  const query = 'sdkappid=' + app + '&identifier=administrator&usersig=' + makeSig() + '&random=' + random + '&contenttype=json';
  return fetch(base + '/v4/live_engine_http_srv/ban_member?' + query, { method: 'POST', body: JSON.stringify(body) + after });
};
const banning = { RoomId: 'test', MemberList_Account: ['user1'], Duration: 60 };
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
`;

/** What each kind of client does with the reply to the one call that it makes. */
const kinds = {
  /** Repeats what may pass, and fails with the error's name otherwise. */
  'correct with retry': `
    const passing = [60007, 60008, 60011, 60013, 60014, 60018, 60019, 70050, 100001, 100012];
    for (let attempt = 1; ; attempt += 1) {
      const { ErrorCode, ErrorInfo } = await (await post(banning)).json();
      if (ErrorCode === 0) break;
      if (!passing.includes(ErrorCode) || attempt === 3) throw new Error('ban_member: ' + ErrorCode + ' ' + ErrorInfo);
      await pause(10);
    }
    console.log('banned');`,
  'that ends with 1': `
    const { ErrorCode } = await (await post(banning)).json();
    if (ErrorCode !== 0) { console.error('sorry'); process.exit(1); }
    console.log('banned');`,
  'that tells and goes on': `
    const { ErrorCode } = await (await post(banning)).json();
    if (ErrorCode !== 0) console.error('could not ban: ' + ErrorCode);
    console.log('done in ' + Date.now() + ' ' + Math.random());`,
  'that looks at the HTTP status alone': `
    const reply = await post(banning);
    if (!reply.ok) throw new Error('HTTP ' + reply.status);
    console.log('banned at', new Date().toISOString());`,
  'that swallows exceptions': `
    try {
      const { ErrorCode } = await (await post(banning)).json();
      if (ErrorCode !== 0) throw new Error(String(ErrorCode));
    } catch {}
    console.log('banned');`,
  'that repeats everything and lets it be': `
    for (let attempt = 0; attempt < 3; attempt += 1)
      if ((await (await post(banning)).json()).ErrorCode === 0) break;
    console.log('banned');`,
  'that falls over': `
    const { ErrorCode, Data } = await (await post(banning)).json();
    console.log(ErrorCode === 0 ? 'banned' : Data.Total);`,
  'that hangs': `
    const { ErrorCode } = await (await post(banning)).json();
    if (ErrorCode !== 0) setInterval(() => {}, 1000);
    else console.log('banned');`,
  'that is killed': `
    const { ErrorCode } = await (await post(banning)).json();
    if (ErrorCode !== 0) process.kill(process.pid, 'SIGKILL');`,
  'that writes bytes and floods': `
    const { ErrorCode } = await (await post(banning)).json();
    if (ErrorCode === 0) process.exit(0);
    process.stdout.write(Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x80]));
    for (let count = 0; count < 200; count += 1) process.stdout.write('x'.repeat(65_536) + '\\n');
    process.exitCode = 1;`,
  'that leaves somebody behind who holds its output': `
    import { spawn } from 'node:child_process';
    const { ErrorCode } = await (await post(banning)).json();
    if (ErrorCode !== 0) {
      spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'], { stdio: 'inherit', detached: true }).unref();
      process.exitCode = 1;
    }`,
  'that sends a text for a number': `
    await post({ ...banning, Duration: '60' });`,
  'that resets its sandbox': `
    const { UNDERSTUDY_CONTROL_URL: control } = process.env;
    await post({ ...banning, RoomId: 'no such room' });
    await post(banning);
    await fetch(control + '/api/sandboxes/default/reset', { method: 'POST', headers: { 'Content-Type': 'application/json' } });
    await post(banning);`,
  'that makes mistakes and resets its sandbox at its end': `
    const { UNDERSTUDY_CONTROL_URL: control } = process.env;
    await post({ ...banning, RoomId: 'no such room' });
    await post({ ...banning, RoomId: 'no such room' });
    await post(banning);
    await fetch(control + '/api/sandboxes/default/reset', { method: 'POST', headers: { 'Content-Type': 'application/json' } });`,
  'that makes its only mistakes first': `
    await post({ ...banning, RoomId: 'no such room' });
    await post({ ...banning, RoomId: 'no such room' });
    for (let count = 1; count <= 50; count += 1) await post({ ...banning, Duration: count }, ' '.repeat(400_000));`,
  'that speaks TLS': `
    import { connect } from 'node:tls';
    import { once } from 'node:events';
    const socket = connect({ port: Number(new URL(base).port), host: '127.0.0.1' });
    await once(socket, 'error');`,
  'that hangs after 60008': `
    const { ErrorCode } = await (await post(banning)).json();
    if (ErrorCode === 60008) setInterval(() => {}, 1000);
    else process.exitCode = ErrorCode === 0 ? 0 : 1;`,
  'that removes itself after an error': `
    import { rmSync } from 'node:fs';
    const { ErrorCode } = await (await post(banning)).json();
    if (ErrorCode !== 0) {
      rmSync(new URL(import.meta.url));
      process.exitCode = 1;
    }`,
  'that resets, then ends with 1': `
    const { UNDERSTUDY_CONTROL_URL: control } = process.env;
    await fetch(control + '/api/sandboxes/default/reset', { method: 'POST', headers: { 'Content-Type': 'application/json' } });
    const { ErrorCode } = await (await post(banning)).json();
    process.exitCode = ErrorCode === 0 ? 0 : 1;`,
  'that needs something for itself': `
    import { closeSync, openSync, rmSync } from 'node:fs';
    const lock = new URL('lock', import.meta.url);
    closeSync(openSync(lock, 'wx'));
    const { ErrorCode } = await (await post(banning)).json();
    await pause(500);
    rmSync(lock);
    process.exitCode = ErrorCode === 0 ? 0 : 1;`,
  'that never ends': `
    import { writeFileSync } from 'node:fs';
    writeFileSync(new URL('process', import.meta.url), String(process.pid));
    setInterval(() => {}, 1000);`,
  'that never calls': `console.log('nothing to do');`,
} as const;

export type ClientKind = keyof typeof kinds;

/** The file of a client of one kind. */
export function clientOf(kind: ClientKind): string {
  return fileOf('client.mjs', `${calling}${kinds[kind]}\n`);
}
