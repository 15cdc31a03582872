import { beforeAll, describe, expect, it } from 'vitest';
import { toScenario } from '../../console/pages/faults/fault-form.ts';
import { fromYaml } from '../../emulator/assembly/config-file.ts';
import { scenarioForm } from '../../contracts/control/scenario.ts';
import { faultRule } from '../../contracts/core/config/fault-rule.ts';
import { describeInBrowser, type TestedEmulator, itHasNoBarriers } from './browser.ts';

const ban = { RoomId: 'test', MemberList_Account: ['user1'], Duration: 60 };

describeInBrowser('the page of faults', ({ start, open }) => {
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
    await failed.click();
    await page.locator('.reason').getByText('the fault rule').waitFor();
    await page.getByRole('button', { name: '中文' }).click();
    await expect.poll(() => failed.locator('.because').innerText()).toMatch(/^故障规则/);
  });

  it('say what is wrong with a rule, and keep the ones that stand', async () => {
    const page = await open(`${emulator.url}/#/faults`);
    await page.getByLabel('What happens').selectOption('html');
    await page.getByLabel('HTTP status').fill('200');
    await page.getByRole('button', { name: 'Set the rule' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').textContent()).toBe('HTTP status: this must be at least 400.');
    expect((await emulator.control.getFaults({ path: { id: 'default' } })).rules).toEqual([]);
  });

  it('start a scenario with one click', async () => {
    const { id } = await emulator.control.createSandbox({ body: { name: 'for-a-scenario' } });
    const page = await open(`${emulator.url}/#/faults?sandbox=${id}`);
    await page.getByRole('button', { name: 'Start: vendor-down-for-three-calls' }).click();
    await page.getByText('The sandbox runs vendor-down-for-three-calls').waitFor();
    expect((await emulator.control.getFaults({ path: { id } })).rules).not.toEqual([]);
  });

  it('name the scenario that is under way, whoever has started it, and how far it is', async () => {
    const { id } = await emulator.control.createSandbox({ body: { name: 'under-way' } });
    await emulator.control.startScenario({ path: { id }, body: { name: 'ban-ends-while-listing' } });
    const page = await open(`${emulator.url}/#/faults?sandbox=${id}`);
    await page.getByText('The sandbox runs ban-ends-while-listing: 0 of 3 steps taken.').waitFor();
    await emulator.control.resetSandbox({ path: { id } });
    await page.reload();
    await page.getByRole('button', { name: 'Start: vendor-down-for-three-calls' }).waitFor();
    expect(await page.getByText('The sandbox runs').count()).toBe(0);
  });

  describe('the page of faults', () => {
    itHasNoBarriers(
      open,
      () => `${emulator.url}/#/faults`,
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
