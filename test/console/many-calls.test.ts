import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { createValueIndex, type CallFilter } from '../../console/state/call-filter.ts';
import { createChooser, indexOf } from '../../console/state/choose-calls.ts';
import type { Call } from '../../console/state/call-summary.ts';
import { seenBefore } from '../../console/state/seen-before.ts';
import { describeInBrowser, type TestedEmulator } from './browser.ts';
import { many, standInForMany } from './many-calls.ts';

describeInBrowser('the list of a hundred thousand calls', ({ start, open }) => {
  let emulator: TestedEmulator;

  beforeAll(async () => {
    emulator = await start();
  });

  const openList = async (): Promise<Page> => {
    const page = await open('about:blank');
    await page.addInitScript(standInForMany);
    await page.goto(`${emulator.url}/#/calls`);
    await page.getByText(`${many} calls`).waitFor({ timeout: 50_000 });
    return page;
  };

  it('keeps few rows in the page wherever it is scrolled to, and draws them', async () => {
    const page = await openList();
    const seen: readonly { readonly rows: number; readonly inSight: number }[] =
      await page.evaluate(`(async () => {
      const box = document.querySelector('.call-list');
      const seen = [];
      for (let step = 0; step <= 40; step += 1) {
        box.scrollTop = (box.scrollHeight - box.clientHeight) * step / 40;
        await new Promise(requestAnimationFrame);
        await new Promise(requestAnimationFrame);
        const { top, height } = box.getBoundingClientRect();
        const rows = [...box.querySelectorAll('.call-row')];
        const inSight = rows.filter((row) => Math.abs(row.getBoundingClientRect().top - top - height / 2) < height / 2);
        seen.push({ rows: rows.length, inSight: inSight.length });
      }
      return seen;
    })()`);
    expect(Math.max(...seen.map(({ rows }) => rows))).toBeLessThan(100);
    // A machine that has much to do may leave frames out, but not most of them.
    expect(seen.filter(({ inSight }) => inSight > 0).length).toBeGreaterThan(20);
    await page.locator('.call-row').filter({ hasText: '/call/2' }).first().waitFor();
  });

  it('is not searched while it is scrolled', async () => {
    const page = await openList();
    const searched = await page.evaluate<number>(`(async () => {
      let searched = 0;
      for (const name of ['filter', 'find', 'findIndex', 'findLast', 'findLastIndex', 'map', 'slice', 'some']) {
        const real = Array.prototype[name];
        Array.prototype[name] = function (...given) {
          if (this.length >= ${many}) searched += 1;
          return real.apply(this, given);
        };
      }
      for (let step = 0; step < 20; step += 1) {
        document.querySelector('.call-list').scrollTop += 120;
        await new Promise(requestAnimationFrame);
      }
      return searched;
    })()`);
    expect(searched).toBe(0);
  });

  it('keeps what it has seen when the journal has dropped it, and says so of such a call', async () => {
    const page = await openList();
    await page.evaluate('window.tellMissed()');
    await page.evaluate("document.querySelector('.call-list').scrollTop = 1e9");
    await page.locator('.call-row').filter({ hasText: '/call/2' }).last().click();
    const detail = page.getByRole('article');
    await detail.getByText('The list remembers this much of the call.').waitFor();
    await detail.locator('code').getByText('GET /call/').waitFor();
    await page.getByText(`${many} calls`).waitFor();
  });

  it('is filtered', async () => {
    const page = await openList();
    await page.getByLabel('Outcome').selectOption('invalid signature.');
    await page.getByText(`${many / 10} of ${many} calls`).waitFor();
  });
});

const call = (id: number, time = `2026-01-01T00:00:0${id % 10}Z`): Call =>
  ({ id, time, line: 'GET /', vendor: `v${id}`, outcome: 'success', faults: [] }) as unknown as Call;

describe('calls that were seen before the latest of the journal', () => {
  it('stay while the numbers go on', () => {
    const seen = [call(1), call(2), call(3)];
    expect(seenBefore([call(3), call(4)], seen)).toEqual([call(1), call(2)]);
    expect(seenBefore([call(5), call(6)], seen)).toEqual(seen);
  });

  it('are of another run when the numbers begin anew', () => {
    const seen = [call(1), call(2), call(3)];
    expect(seenBefore([call(2, '2026-01-02T00:00:00Z')], seen)).toEqual([]);
    expect(seenBefore([call(1)], seen)).toEqual([]);
    expect(seenBefore([], seen)).toEqual([]);
  });
});

describe('the values of a facet', () => {
  it('grow with the list, and begin anew with another one', () => {
    const valuesAmong = createValueIndex();
    const calls = [call(1)];
    expect(valuesAmong(calls, 'vendor')).toEqual(['v1']);
    calls.push(call(2));
    expect(valuesAmong(calls, 'vendor')).toEqual(['v1', 'v2']);
    expect(valuesAmong(calls, 'outcome')).toEqual(['success']);
    expect(valuesAmong([call(3)], 'vendor')).toEqual(['v3']);
  });
});

describe('the calls that are chosen from a list', () => {
  const made = (id: number, text: string, outcome = 'success'): Call => ({ ...call(id), text, outcome });

  it('are those of the whole list, however the filter and the list have changed', () => {
    const choose = createChooser();
    const calls = Array.from({ length: 200 }, (_, index) =>
      made(index + 1, `call ${index}`, index % 3 === 0 ? 'refused' : 'success'),
    );
    const filters: readonly CallFilter[] = [
      {},
      { text: '1' },
      { text: 'L 1' },
      { text: 'l 1', outcome: 'refused' },
      { text: 'l 1', outcome: 'success' },
      { text: '' },
      { outcome: 'refused' },
    ];
    for (const [round, filter] of [...filters, ...filters.toReversed()].entries()) {
      for (const after of [0, 0, 50]) {
        calls.push(made(calls.at(-1)!.id + 1, `call 1${round}`, 'refused'));
        if (round % 4 === 3) calls.splice(0, 5);
        expect(choose(calls, after, filter)).toEqual(createChooser()([...calls], after, filter));
      }
    }
  });

  it('are looked at anew only as far as they may have changed', () => {
    const choose = createChooser();
    let looked = 0;
    const calls = Array.from({ length: 100 }, (_, index) => ({
      ...made(index + 1, ''),
      get text() {
        looked += 1;
        return index % 10 === 0 ? 'ten' : '';
      },
    }));
    choose(calls, 0, { text: 't' });
    looked = 0;
    expect(choose(calls, 0, { text: 'te' })).toHaveLength(10);
    expect(looked).toBe(10);
    calls.push({ ...made(101, ''), text: 'ten' });
    looked = 0;
    expect(choose(calls, 0, { text: 'te' })).toHaveLength(11);
    expect(looked).toBe(0);
  });

  it('are found by their numbers', () => {
    const calls = [call(2), call(5), call(9)];
    expect([2, 5, 9, 1, 6, 10, undefined].map((id) => indexOf(calls, id))).toEqual([0, 1, 2, -1, -1, -1, -1]);
  });
});
