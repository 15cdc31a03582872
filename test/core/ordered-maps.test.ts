import { describe, expect, it } from 'vitest';
import { createExpiringMap, type Timed } from '../../emulator/core/state/ordered-maps.ts';

const names = (list: readonly (readonly [string, Timed])[]) => list.map(([subject]) => subject);

function sanctionsOf(entries: Readonly<Record<string, number>>) {
  const sanctions = createExpiringMap<Timed>();
  for (const [subject, until] of Object.entries(entries)) sanctions.impose(subject, { until });
  return sanctions;
}

describe('sanctions', () => {
  it('hold to the last millisecond before their end', () => {
    expect(sanctionsOf({ ann: 100 }).find('ann', 99_999)).toEqual({ until: 100 });
  });

  it('are over at exactly their end', () => {
    const sanctions = sanctionsOf({ ann: 100 });
    expect(sanctions.find('ann', 100_000)).toBeUndefined();
    expect(sanctions.active(100_000)).toEqual([]);
  });

  it('are listed in the order in which they were imposed', () => {
    expect(names(sanctionsOf({ cay: 300, ann: 100, bob: 200 }).active(0))).toEqual(['cay', 'ann', 'bob']);
  });

  it('come last in the list when they are imposed again', () => {
    const sanctions = sanctionsOf({ ann: 100, bob: 100 });
    sanctions.impose('ann', { until: 200 });
    expect(sanctions.active(0)).toEqual([
      ['bob', { until: 100 }],
      ['ann', { until: 200 }],
    ]);
  });

  it('are gone when they are lifted, and lifting says whether there was one', () => {
    const sanctions = sanctionsOf({ ann: 100 });
    expect(sanctions.lift('ann')).toBe(true);
    expect(sanctions.lift('ann')).toBe(false);
    expect(sanctions.find('ann', 0)).toBeUndefined();
  });

  it('give the very same list while nothing changes', () => {
    const sanctions = sanctionsOf({ ann: 100, bob: 200 });
    expect(sanctions.active(50_000)).toBe(sanctions.active(99_999));
  });

  it('give a right list after a new one was imposed', () => {
    const sanctions = sanctionsOf({ ann: 100 });
    sanctions.active(0);
    sanctions.impose('bob', { until: 100 });
    expect(names(sanctions.active(0))).toEqual(['ann', 'bob']);
  });

  it('give a right list after one was lifted', () => {
    const sanctions = sanctionsOf({ ann: 100, bob: 100 });
    sanctions.active(0);
    sanctions.lift('ann');
    expect(names(sanctions.active(0))).toEqual(['bob']);
  });

  it('give a right list after time has passed the end of one', () => {
    const sanctions = sanctionsOf({ ann: 100, bob: 200 });
    sanctions.active(0);
    expect(names(sanctions.active(100_000))).toEqual(['bob']);
  });

  it('give a right list after time has gone back', () => {
    const sanctions = sanctionsOf({ ann: 100, bob: 200 });
    sanctions.active(150_000);
    expect(names(sanctions.active(99_000))).toEqual(['ann', 'bob']);
  });

  it('are forgotten when ten thousand others have ended after them, and no sooner', () => {
    const sanctions = createExpiringMap<Timed>();
    for (let count = 0; count < 100_000; count += 1) {
      sanctions.impose(`viewer ${count}`, { until: count + 1 }, count * 1000);
      if (count % 1000 === 0) expect(sanctions.all().length).toBeGreaterThanOrEqual(Math.min(count, 10_000));
    }
    expect(sanctions.all().length).toBeLessThanOrEqual(20_000);
  });

  it('are never forgotten while they are in force', () => {
    const sanctions = sanctionsOf({ ann: 1e9 });
    for (let count = 0; count < 50_000; count += 1) {
      sanctions.find('', count * 1000);
      sanctions.impose(`viewer ${count}`, { until: count });
    }
    expect(sanctions.find('ann', 50_000_000)).toEqual({ until: 1e9 });
  });

  it('are remembered after their end, for whoever saves them', () => {
    const sanctions = sanctionsOf({ ann: 100 });
    sanctions.active(200_000);
    expect(sanctions.all()).toEqual([['ann', { until: 100 }]]);
  });
});
