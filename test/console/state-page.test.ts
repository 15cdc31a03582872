import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countPerWindow } from '../../console/pages/state/count-per-window.ts';
import { duration } from '../../console/texts/times.ts';
import { version } from '../../emulator/version.ts';
import { createTestLog, type TestReplica } from '../shared/replicas.ts';
import { clientsOf, describeInBrowser, type TestedEmulator, itHasNoBarriers } from './browser.ts';

const ban = { RoomId: 'test', MemberList_Account: ['user1'], Duration: 3600 };

describeInBrowser('the pages of state and clock', ({ start, open }) => {
  let emulator: TestedEmulator;
  let first: TestReplica;
  const replicas = createTestLog();
  afterAll(() => replicas.close());

  /** A sandbox with the rooms of the demo, one member of which is banned, and its clock standing still. */
  const openSandbox = async (name: string): Promise<string> => {
    const { state } = { state: await emulator.control.getState({ path: { id: 'default' } }) };
    const chat = (state as { 'tencent-chat': object })['tencent-chat'];
    const clock = { mode: 'frozen', now: '2026-01-01T00:00:00Z' } as const;
    await emulator.control.createSandbox({ body: { name, clock, state: { 'tencent-chat': chat } } });
    const clients = await clientsOf(emulator, name);
    await clients['tencent-chat'].banMember(ban);
    return name;
  };

  beforeAll(async () => {
    emulator = await start();
    first = await replicas.start();
    await replicas.start();
  });

  it('show a ban that ends when time is moved on to its end', async () => {
    const sandbox = await openSandbox('ban-that-ends');
    const page = await open(`${emulator.url}/#/state?sandbox=${sandbox}`);
    const room = page.getByRole('article', { name: 'test', exact: true });
    const banned = room.getByRole('row', { name: 'user1' });
    await banned.getByText('ban', { exact: true }).waitFor();
    await banned.getByText('1 h left').waitFor();
    await page.getByRole('link', { name: 'Clock' }).click();
    await page.getByText('ban ends').waitFor();
    await page.getByRole('button', { name: '+1 min' }).click();
    await page.getByText('59 min left').waitFor();
    expect(await page.evaluate(`parseFloat(document.querySelector('.bar > span').style.width)`)).toBeLessThan(
      99,
    );
    // A reload does not fill the bar up again.
    await page.reload();
    await page.getByText('59 min left').waitFor();
    expect(await page.evaluate(`parseFloat(document.querySelector('.bar > span').style.width)`)).toBeLessThan(
      99,
    );
    await page.getByRole('button', { name: 'To the next end of a sanction' }).click();
    await page.getByRole('status').getByText('ban ended').waitFor();
    await page.getByRole('link', { name: 'State' }).click();
    await room.getByRole('row', { name: 'user2' }).waitFor();
    expect(await banned.count()).toBe(0);
  });

  it('let somebody enter or keep them out, and say what the vendor’s client is told', async () => {
    const sandbox = await openSandbox('entrance');
    const page = await open(`${emulator.url}/#/state?sandbox=${sandbox}`);
    const room = page.getByRole('article', { name: 'test', exact: true });
    await room.getByLabel('Id of a user').fill('user1');
    await room.getByRole('button', { name: 'Enter' }).click();
    await room.getByText('user1 is kept out by a ban; the vendor’s client is told 100016.').waitFor();
    await room.getByLabel('Id of a user').fill('newcomer');
    await room.getByRole('button', { name: 'Enter' }).click();
    await room.getByText('newcomer is let in.').waitFor();
    await room.getByRole('button', { name: 'Leave: newcomer' }).click();
    await room.getByRole('button', { name: 'Leave: newcomer' }).waitFor({ state: 'detached' });
    await room.getByText('newcomer has left').waitFor();
  });

  it('show how far a quota is used up in a room', async () => {
    const banned = Array.from({ length: 998 }, (_, index) => String(index + 1));
    const activity = { ActivityId: '7', Name: 'full', bannedUsers: banned };
    const state = { 'volcengine-livesaas': { activities: [activity] } };
    await emulator.control.createSandbox({ body: { name: 'quotas', state } });
    const page = await open(`${emulator.url}/#/state?sandbox=quotas`);
    const room = page.getByRole('article', { name: 'full', exact: true });
    await room.getByText('998 of 1000').waitFor();
    await room.getByText('users banned from one activity').waitFor();
  });

  it('show what a limit is used up of', async () => {
    const sandbox = await openSandbox('limits');
    const page = await open(`${emulator.url}/#/state?sandbox=${sandbox}`);
    await page.getByText('1 of 200 in a second').waitFor();
  });

  it('change the state as text, and say what is wrong with it', async () => {
    const sandbox = await openSandbox('as-text');
    const page = await open(`${emulator.url}/#/state?sandbox=${sandbox}`);
    await page.getByRole('button', { name: 'Show' }).click();
    const text = page.getByLabel('State as JSON');
    const whole = await text.inputValue();
    await text.fill('{"tencent-chat":{"rooms":1}}');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('alert').waitFor();
    await text.fill(whole.replace('"user3"', '"somebody-else"'));
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('row', { name: 'somebody-else' }).waitFor();
  });

  it('make a sandbox and delete it', async () => {
    const page = await open(`${emulator.url}/#/state`);
    await page.getByLabel('Name of a new sandbox').fill('made-here');
    await page.getByRole('button', { name: 'New sandbox' }).click();
    await page.waitForURL(/sandbox=made-here/);
    await page.getByText('Credentials and environment').click();
    await page.getByText('TENCENT_CHAT_BASE_URL').waitFor();
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.waitForURL((url) => !url.hash.includes('made-here'));
    const { sandboxes } = await emulator.control.listSandboxes();
    expect(sandboxes.map(({ id }) => id)).not.toContain('made-here');
  });

  it('freeze the clock, and do not take it back by accident', async () => {
    const sandbox = await openSandbox('freezing');
    const page = await open(`${emulator.url}/#/clock?sandbox=${sandbox}`);
    await page.getByLabel('Time to freeze at').fill('2020-01-01T00:00:00');
    await page.getByRole('button', { name: 'Freeze then' }).click();
    const alert = page.getByRole('alert');
    await alert.getByText('this would take it back').waitFor();
    expect(await alert.textContent()).toMatch(/Tick “Allow time to go back” if that is meant\.$/);
    await page.getByLabel('Allow time to go back').check();
    await page.getByRole('button', { name: 'Freeze then' }).click();
    await page.locator('.clock-face').getByText('2020-01-01').waitFor();
    await page.getByLabel('Seconds', { exact: true }).fill('-86400');
    await page.getByRole('button', { name: 'Advance' }).click();
    await page.locator('.clock-face').getByText('2019-12-31').waitFor();
  });

  /** Has a page told of the replicas that two real ones tell of, of which one is behind and the other cannot answer. */
  const showReplicas = async (page: Page): Promise<void> => {
    const { shared } = await first.control.health();
    const others = shared!.others.map((one) => ({ ...one, lag: 3, reason: 'No majority.' }));
    await page.route('**/api/health', async (route) => {
      const response = await route.fetch();
      const own = (await response.json()) as object;
      await route.fulfill({ response, json: { ...own, shared: { ...shared, others } } });
    });
    await page.reload();
  };

  it('show every replica with its version and how far it is, where several are one emulator', async () => {
    const page = await open(`${emulator.url}/#/state`);
    await page.getByRole('heading', { name: 'State', exact: true }).waitFor();
    expect(await page.getByRole('heading', { name: 'Replicas' }).count()).toBe(0);
    await showReplicas(page);
    const { shared } = await first.control.health();
    const own = page.getByRole('article', { name: shared!.replica });
    await own.getByText('answers this page').waitFor();
    await own.getByText(version, { exact: true }).waitFor();
    const other = page.getByRole('article', { name: shared!.others[0]!.replica });
    await other.getByText('3 behind').waitFor();
    await other.getByText('No majority.').waitFor();
  });

  describe('the page of the state of a replica', () => {
    itHasNoBarriers(
      open,
      () => `${emulator.url}/#/state`,
      async (page) => {
        await showReplicas(page);
        await page.getByText(/No majority/).waitFor();
      },
    );
  });

  it('show the clock when what comes last is there, though that takes over the element that said it was on its way', async () => {
    const page = await open(`${emulator.url}/#/faults`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    let comes = (): void => undefined;
    const isThere = new Promise<void>((resolve) => (comes = resolve));
    await page.route('**/clock/upcoming', async (route) => {
      await isThere;
      await route.continue();
    });
    await page.getByRole('link', { name: 'Clock' }).click();
    await page.locator('.page-clock .sheet.coming').waitFor({ state: 'attached' });
    comes();
    await page.getByRole('heading', { name: 'Due next' }).waitFor();
  });

  describe.each(['clock'])('the page of the %s', (name) => {
    itHasNoBarriers(
      open,
      () => `${emulator.url}/#/${name}`,
      (page) => page.getByRole('heading', { level: 2 }).first().waitFor(),
    );
  });
});

describe('the calls of a window', () => {
  it('are counted by whole multiples of its length, the latest last', () => {
    const calls = ['00:00:01.100', '00:00:02.000', '00:00:02.999', '00:00:03.000'].map((time) => ({
      time: `2026-01-01T${time}Z`,
    }));
    const now = Date.parse('2026-01-01T00:00:03.500Z');
    expect(countPerWindow(calls, { perSeconds: 1, windows: 3, now })).toEqual([1, 2, 1]);
    expect(countPerWindow(calls, { perSeconds: 60, windows: 2, now })).toEqual([0, 4]);
  });
});

describe('a length of time', () => {
  it.each([
    [0, '0 s'],
    [400, '1 s'],
    [61_000, '1 min 1 s'],
    [3_600_000, '1 h'],
    [90_000_000, '1 d 1 h'],
  ])('of %d milliseconds has at most two units', (milliseconds, text) => {
    expect(duration(milliseconds, ['d', 'h', 'min', 's'])).toBe(text);
  });
});
