import { beforeAll, describe, expect, it } from 'vitest';
import { toScenario } from '../../console/pages/faults/fault-form.ts';
import { fromYaml } from '../../emulator/assembly/config-file.ts';
import { scenarioForm } from '../../contracts/control/scenario.ts';
import { faultRule } from '../../contracts/core/config/fault-rule.ts';
import { clientsOf, describeInBrowser, type TestedEmulator, itHasNoBarriers } from './browser.ts';

const ban = { RoomId: 'test', MemberList_Account: ['user1'], Duration: 60 };

describeInBrowser('the pages of faults and sending', ({ start, open }) => {
  let emulator: TestedEmulator;

  beforeAll(async () => {
    emulator = await start();
  });

  it('make the next calls of an operation fail, count them, and let calls through again', async () => {
    const call = { vendor: 'tencent-chat', operation: 'banMember', input: ban };
    const send = () => emulator.control.sendCall({ path: { id: 'default' }, body: call });
    const page = await open(`${emulator.url}/#/faults?vendor=tencent-chat`);
    await page.getByLabel('Operation').selectOption('banMember');
    await page.getByRole('combobox', { name: 'Error' }).selectOption('60008');
    await page.getByLabel('Fires at most').fill('2');
    await page.getByRole('button', { name: 'Set the rule' }).click();
    await page.getByText('fired 0 of 2 times').waitFor();
    expect((await send()).outcome).toBe('60008');
    await page.getByText('fired 1 of 2 times').waitFor();
    await page.getByRole('button', { name: /^Remove: / }).click();
    await page.getByText('No fault rule stands').waitFor();
    expect((await send()).outcome).toBe('success');
    await page.getByRole('link', { name: 'Calls' }).click();
    const [newest, failed] = [page.locator('.call-row').nth(0), page.locator('.call-row').nth(1)];
    await newest.getByText('success').waitFor();
    await failed.getByText('60008', { exact: true }).waitFor();
    await failed.getByText('Fault', { exact: true }).waitFor();
  });

  it('say what is wrong with a rule, and keep the ones that stand', async () => {
    const page = await open(`${emulator.url}/#/faults`);
    await page.getByLabel('What happens').selectOption('html');
    await page.getByLabel('status').fill('200');
    await page.getByRole('button', { name: 'Set the rule' }).click();
    await page.getByRole('alert').waitFor();
    expect((await emulator.control.getFaults({ path: { id: 'default' } })).rules).toEqual([]);
  });

  it('start a scenario with one click', async () => {
    const { id } = await emulator.control.createSandbox({ body: { name: 'for-a-scenario' } });
    const page = await open(`${emulator.url}/#/faults?sandbox=${id}`);
    await page.getByRole('button', { name: 'Start: vendor-down-for-three-calls' }).click();
    await page.getByText('vendor-down-for-three-calls has begun.').waitFor();
    expect((await emulator.control.getFaults({ path: { id } })).rules).not.toEqual([]);
  });

  it('send a call that is right, and one that is damaged, and explain it at once', async () => {
    const page = await open(`${emulator.url}/#/send?vendor=tencent-chat`);
    await page.getByLabel('Input').waitFor();
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('article').getByText('success').waitFor();
    await page.getByLabel('Damage').selectOption('wrongSecret');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('Why it was refused').waitFor();
  });

  it('lead from a call to the same with another input', async () => {
    const chat = (await clientsOf(emulator))['tencent-chat'];
    await chat.banMember(ban);
    const page = await open(`${emulator.url}/#/calls`);
    await page.locator('.call-row').first().click();
    await page.getByRole('link', { name: 'Edit and send' }).click();
    const input = page.getByLabel('Input');
    await expect.poll(() => input.inputValue()).toContain('"user1"');
    await input.fill((await input.inputValue()).replace('60', '"long"'));
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.locator('.code .marked').getByText('"long"').waitFor();
  });

  it('send a call of the journal again', async () => {
    const page = await open(`${emulator.url}/#/send?vendor=tencent-chat`);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('article').waitFor();
    const before = await page.getByRole('article').getAttribute('aria-label');
    await page.goto(`${emulator.url}/#/calls?call=${/\d+/.exec(before ?? '')?.[0] ?? ''}`);
    await page.getByRole('button', { name: 'Send again' }).click();
    await page.locator(`article:not([aria-label="${before ?? ''}"])`).waitFor();
  });

  describe.each(['faults', 'send'])('the page %s', (name) => {
    itHasNoBarriers(
      open,
      () => `${emulator.url}/#/${name}`,
      (page) => page.getByRole('combobox').nth(2).waitFor(),
    );
  });
});

describe('rules that are copied as a scenario', () => {
  it('are a scenario file that the emulator takes', () => {
    const rule = faultRule.parse({
      id: 'it\'s: "busy"',
      match: { vendor: 'tencent-chat', operation: 'live_engine_http_srv/ban_member' },
      when: { times: 3 },
      effect: { type: 'error', code: '60008' },
    });
    const text = toScenario('My_Sandbox', [rule]);
    const { name, faults } = scenarioForm.parse(fromYaml('copied', text));
    expect(name).toBe('my-sandbox-faults');
    expect(faults).toEqual([rule]);
  });
});
