// npm run docs:screens: takes the pictures of the console that the documents show. Needs Chromium.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { clients } from '../clients/index.ts';
import { createControlClient } from '../clients/control/index.ts';
import type { FaultRuleInput } from '../contracts/control/input-types.ts';
import { launchChromium } from './chromium.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'docs', 'images');
const path = { id: 'default' };

/** A picture of the documents: a place in the console, and what shows that it is there. */
interface Picture {
  readonly name: string;
  readonly place: string;
  readonly isThere: string;
  readonly height: number;
}

/** Each page of the console, as the guide shows it. */
const pictures: readonly Picture[] = [
  { name: 'console', place: 'calls?call=3', isThere: '.reason p:not(.meaning, .quiet)', height: 800 },
  { name: 'console-faults', place: 'faults?vendor=tencent-chat', isThere: '.fired', height: 620 },
  { name: 'console-state', place: 'state', isThere: '.sanction', height: 620 },
  { name: 'console-clock', place: 'clock', isThere: '.remaining', height: 620 },
  { name: 'console-coverage', place: 'coverage', isThere: '.coverage-row', height: 620 },
  { name: 'console-assumptions', place: 'assumptions', isThere: '.rule select', height: 620 },
  { name: 'console-send', place: 'send', isThere: '.input-field input', height: 720 },
  { name: 'console-docs', place: 'docs', isThere: '.doc-links a', height: 620 },
];

mkdirSync(folder, { recursive: true });
const program = spawn(
  process.execPath,
  [join(root, 'emulator/cli/understudy.cjs'), 'start', '--json', '--quiet', '--port', '0'],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
const browser = await launchChromium();
try {
  const [line] = (await once(createInterface(program.stdout), 'line')) as [string];
  const { url } = (JSON.parse(line) as { readonly console: { readonly url: string } }).console;
  await makeCalls(url.replace(/\/$/, ''));
  for (const [locale, ending] of [
    ['en-US', '.webp'],
    ['zh-CN', '.zh.webp'],
  ] as const) {
    for (const { name, place, isThere, height } of pictures) {
      const page = await browser.newPage({ locale, viewport: { width: 1280, height } });
      await page.goto(`${url}#/${place}`);
      await page.locator(isThere).first().waitFor();
      await page.locator('.connection.live').waitFor();
      writeFileSync(join(folder, name + ending), await takePicture(page));
      await page.close();
    }
  }
} finally {
  await browser.close();
  program.kill();
}

/** As WebP, which takes a third of the bytes of PNG. */
async function takePicture(page: Page): Promise<Buffer> {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 75 });
  return Buffer.from(data, 'base64');
}

/** A working day: a ban, a list, a call with a wrong secret, one that is right, and a rule whose first call has come. */
async function makeCalls(baseUrl: string): Promise<void> {
  const control = createControlClient({ baseUrl });
  const { env } = await control.getSandbox({ path });
  const chat = clients['tencent-chat']({ environment: env, retry: () => undefined });
  const polyv = clients['polyv-live']({ environment: env });
  const ban = { RoomId: 'test', MemberList_Account: ['user1', 'user2'], Duration: 3600 };
  await chat.banMember(ban);
  await chat.listBannedMembers({ RoomId: 'test' });
  const wrong = { ...env, POLYV_LIVE_APP_SECRET: 'not-the-secret-of-this-account' };
  await clients['polyv-live']({ environment: wrong, retry: () => undefined })
    .listForbiddenUsers({ pageNumber: 1, pageSize: 10 })
    .catch(() => undefined);
  await polyv.listForbiddenUsers({ pageNumber: 1, pageSize: 10 });
  const rule: FaultRuleInput = {
    id: 'busy',
    match: { vendor: 'tencent-chat', operation: 'banMember' },
    when: { times: 3 },
    effect: { type: 'error', code: '60008' },
  };
  await control.putFaults({ path, body: { rules: [rule] } });
  await chat.banMember({ ...ban, MemberList_Account: ['user3'], Duration: 600 }).catch(() => undefined);
}
