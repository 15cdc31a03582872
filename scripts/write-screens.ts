// npm run docs:screens: takes the pictures of the console that the documents show. Needs Chromium.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { clients } from '../clients/index.ts';
import { createControlClient } from '../clients/control/index.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'docs', 'images');
const path = { id: 'default' };

mkdirSync(folder, { recursive: true });
const program = spawn(
  process.execPath,
  [join(root, 'emulator/cli/understudy.js'), 'start', '--json', '--quiet', '--port', '0'],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-background-networking'],
});
try {
  const [line] = (await once(createInterface(program.stdout), 'line')) as [string];
  const { baseUrl } = (JSON.parse(line) as { readonly control: { readonly baseUrl: string } }).control;
  await makeCalls(baseUrl);
  for (const [locale, name] of [
    ['en-US', 'console.png'],
    ['zh-CN', 'console.zh.png'],
  ] as const) {
    const page = await browser.newPage({ locale, viewport: { width: 1280, height: 800 } });
    await page.goto(`${baseUrl}/#/calls?call=3`);
    await page.locator('.reason').first().waitFor();
    await page.locator('.call-row').first().waitFor();
    await page.screenshot({ path: join(folder, name) });
    await page.close();
  }
} finally {
  await browser.close();
  program.kill();
}

/** A working day in four calls: a ban, a list, a call with a wrong secret, and another one that is right. */
async function makeCalls(baseUrl: string): Promise<void> {
  const { env } = await createControlClient({ baseUrl }).getSandbox({ path });
  const chat = clients['tencent-chat']({ environment: env });
  const polyv = clients['polyv-live']({ environment: env });
  const ban = { RoomId: 'test', MemberList_Account: ['user1', 'user2'], Duration: 3600 };
  await chat.banMember(ban);
  await chat.listBannedMembers({ RoomId: 'test' });
  const wrong = { ...env, POLYV_LIVE_APP_SECRET: 'not-the-secret-of-this-account' };
  await clients['polyv-live']({ environment: wrong, retry: () => undefined })
    .listForbiddenUsers({ pageNumber: 1, pageSize: 10 })
    .catch(() => undefined);
  await polyv.listForbiddenUsers({ pageNumber: 1, pageSize: 10 });
}
