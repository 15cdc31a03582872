import { beforeAll, describe, expect, it } from 'vitest';
import {
  describeInBrowser,
  findBarriers,
  sendSigned,
  type TestedEmulator,
  itHasNoBarriers,
} from './browser.ts';

const ban = { RoomId: 'test', MemberList_Account: ['user1'], Duration: 60 };

describeInBrowser('the pages of coverage and assumptions', ({ start, open }) => {
  let emulator: TestedEmulator;

  beforeAll(async () => {
    emulator = await start();
    await sendSigned(emulator, 'tencent-chat', 'banMember', ban);
    for (const _ of [1, 2, 3])
      await sendSigned(emulator, 'tencent-chat', 'banMember', { ...ban, RoomId: 'tset' });
  });

  it('show which documented outcomes were met, and lead to their calls', async () => {
    const page = await open(`${emulator.url}/#/coverage`);
    const row = page.locator('.coverage-row').filter({ hasText: 'banMember' });
    await row.getByRole('link', { name: '100002 never met' }).waitFor();
    await row.getByRole('link', { name: /^100004 / }).click();
    await page.getByText('3 of 4 calls').waitFor();
  });

  it('say why an error that all operations share is not counted yet', async () => {
    const { id } = await emulator.control.createSandbox({ body: { name: 'shared-error' } });
    const call = { vendor: 'tencent-chat', operation: 'banMember', input: ban };
    const page = await open(`${emulator.url}/#/coverage?sandbox=${id}`);
    await page.getByText('0 of 0 documented outcomes were met').waitFor();
    expect(await page.getByText('Errors that every operation shares').count()).toBe(0);
    const match = { vendor: 'tencent-chat' } as const;
    const rule = { id: 'busy', match, effect: { type: 'error', code: '60008' } } as const;
    await emulator.control.putFaults({ path: { id }, body: { rules: [rule] } });
    await emulator.control.sendCall({ path: { id }, body: call });
    await page.reload();
    await page.getByText('Errors that every operation shares').waitFor();
  });

  it('show the outcomes of one vendor and of one state alone, and keep that in the address', async () => {
    const page = await open(`${emulator.url}/#/coverage?operations=all`);
    const rows = page.locator('.coverage-row');
    await page.getByLabel('Vendor').selectOption('tencent-chat');
    await page.getByRole('button', { name: 'handled', exact: true }).click();
    await expect.poll(() => rows.allInnerTexts()).toHaveLength(1);
    expect(await rows.locator('a.outcome').allInnerTexts()).toEqual([expect.stringMatching(/^success/)]);
    await page.reload();
    await expect.poll(() => rows.count()).toBe(1);
    await page.getByRole('button', { name: 'handled', exact: true }).click();
    await rows.nth(3).waitFor();
  });

  it('show findings with the calls behind them', async () => {
    const { findings } = await emulator.control.getFindings({ path: { id: 'default' } });
    expect(findings.length).toBeGreaterThan(0);
    const page = await open(`${emulator.url}/#/coverage`);
    await page.getByText(findings[0]!.title).first().waitFor();
    await page
      .getByRole('link', { name: /^Call \d+$/ })
      .first()
      .click();
    await page.getByRole('article').waitFor();
  });

  it('decide a guess of the sandbox, and all of them by a profile', async () => {
    const path = { id: (await emulator.control.createSandbox({ body: { name: 'deciding' } })).id };
    const { assumptions } = await emulator.control.listAssumptions();
    const { id, alternatives } = assumptions[0]!;
    const page = await open(`${emulator.url}/#/assumptions?sandbox=deciding`);
    await page
      .getByRole('listitem', { name: id, exact: true })
      .getByRole('combobox')
      .selectOption(alternatives[0]!);
    await page.getByRole('button', { name: 'Decide all by the profile' }).waitFor();
    expect((await emulator.control.getAssumptions({ path })).values).toEqual({ [id]: alternatives[0] });
    await page.getByRole('button', { name: 'Decide all by the profile' }).click();
    await page.getByRole('combobox', { name: 'Profile' }).selectOption('adversary');
    await expect
      .poll(async () => (await emulator.control.getAssumptions({ path })).profile)
      .toBe('adversary');
  });

  it('show which calls would be answered otherwise, and which guesses decided a call', async () => {
    await emulator.control.createSandbox({ body: { name: 'trying' } });
    const call = { vendor: 'tencent-chat', operation: 'banMember', input: { ...ban, Duration: 0 } };
    await emulator.control.sendCall({ path: { id: 'trying' }, body: call });
    const id = 'tencent-chat.ban-duration-zero';
    const page = await open(`${emulator.url}/#/assumptions?sandbox=trying&text=${id}`);
    await page.getByRole('button', { name: `Try the other choices on the calls so far: ${id}` }).click();
    await page.getByText('1 of 1 call would be answered otherwise:').waitFor();
    await page.getByRole('link', { name: 'Call 1' }).click();
    await page.getByText('Guesses that decided the answer').click();
    await page.getByText('Decided as “nothing”, the answer is success').waitFor();
    expect(await findBarriers(page)).toEqual([]);
  });

  // Of the guesses those of one vendor: they are all made of the same parts, and a check of them all takes ten seconds.
  describe.each(['coverage', 'assumptions?text=polyv-live.'])('the page %s', (name) => {
    itHasNoBarriers(
      open,
      () => `${emulator.url}/#/${name}`,
      (page) => page.locator('.coverage-row, .rule').first().waitFor(),
    );
  });
});
