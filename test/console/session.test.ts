import { describe, expect, it } from 'vitest';
import { createControlClient } from '../../clients/control/index.ts';
import { freeBlock } from '../cli/free-block.ts';
import { clientsOf, describeInBrowser, findBarriers } from './browser.ts';

const ban = { RoomId: 'test', MemberList_Account: ['user1'], Duration: 60 };
const call = { vendor: 'tencent-chat', operation: 'banMember', input: ban };

describeInBrowser('the console over time', ({ start, open }) => {
  it('asks for a token once, and keeps it for the tab', async () => {
    const { url } = await start('--token', 'open-sesame');
    const control = createControlClient({ baseUrl: url, token: 'open-sesame' });
    await control.sendCall({ path: { id: 'default' }, body: call });
    const page = await open(url);
    await page.getByRole('heading', { name: 'This emulator asks for a token' }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.getByLabel('Token').fill('wrong');
    await page.getByRole('button', { name: 'Open' }).click();
    await page.getByRole('alert').getByText('This emulator refuses that token.').waitFor();
    await page.getByLabel('Token').fill('open-sesame');
    await page.getByRole('button', { name: 'Open' }).click();
    await page.locator('.call-row').waitFor();
    await page.reload();
    await page.locator('.call-row').waitFor();
  });

  it('says that the emulator is away, and goes on with its calls when it is back', async () => {
    const port = String(await freeBlock());
    const emulator = await start('--port', port);
    const page = await open(emulator.url);
    await page.getByText('Live', { exact: true }).waitFor();
    emulator.program.child.kill();
    await emulator.program.ended;
    await page.getByText('Disconnected. Trying again …').waitFor();
    const again = await start('--port', port);
    await again.control.sendCall({ path: { id: 'default' }, body: call });
    await page.locator('.call-row').filter({ hasText: 'banMember' }).waitFor();
    await again.control.sendCall({ path: { id: 'default' }, body: call });
    await page.getByText('2 calls').waitFor();
  });

  it('shows whatever strangers send as text', async () => {
    const emulator = await start();
    const hostile =
      '<img src=x onerror=document.title="broken">\u202e\u200bevil "&amp; </pre><script>1</script>';
    const input = { ...ban, Reason: hostile, MemberList_Account: [hostile], RoomId: '\u202eroom<b>' };
    await emulator.control.sendCall({ path: { id: 'default' }, body: { ...call, input } });
    const long = { ...ban, Reason: 'x'.repeat(1_000_000) };
    await emulator.control.sendCall({ path: { id: 'default' }, body: { ...call, input: long } });
    const page = await open(`${emulator.url}/#/calls?call=1`);
    await page.getByRole('article').getByText('onerror=document.title').first().waitFor();
    expect(await page.locator('main img, main script, main b').count()).toBe(0);
    expect(await page.title()).toBe('Calls · Understudy');
    expect(await page.locator('main').innerText()).not.toMatch(/[\u200b\u202e]/);
    await page.locator('.call-row').nth(1).waitFor();
    await page.keyboard.press('k');
    await page
      .getByRole('button', { name: /^Show \d+ more characters$/ })
      .or(page.getByText('xxxxxxxx').first())
      .first()
      .waitFor();
  });

  it('keeps only the rows in sight of a long list in the page', async () => {
    const emulator = await start();
    const chat = (await clientsOf(emulator))['tencent-chat'];
    const page = await open(emulator.url);
    await page.getByText('Live', { exact: true }).waitFor();
    for (let round = 0; round < 20; round += 1)
      await Promise.all(
        Array.from({ length: 10 }, () => chat.listBannedMembers({ RoomId: 'test' }).catch(() => undefined)),
      );
    await page.getByText(/^200 calls$/).waitFor();
    expect(await page.locator('.call-row').count()).toBeLessThan(60);
  });
});

describe('the words of the console', () => {
  it('are all there in Chinese', async () => {
    const [{ en }, { zh }] = await Promise.all([
      import('../../console/texts/en.ts'),
      import('../../console/texts/zh.ts'),
    ]);
    expect(Object.keys(zh).toSorted()).toEqual(Object.keys(en).toSorted());
    const chinese = Object.values(zh).filter((text) => typeof text === 'string');
    expect(chinese.filter((text) => !/[\u4e00-\u9fff]|^English$|^\p{P}$/u.test(text))).toEqual([]);
  });
});
