import { describe, expect, it } from 'vitest';
import { createJournal, type JournalEntry } from '../../emulator/core/journal/journal.ts';

function call(bodyBytes = 0): Omit<JournalEntry, 'id'> {
  return {
    now: 0,
    vendor: 'v',
    operation: 'op',
    credentialId: undefined,
    request: { method: 'POST', target: '/', headers: [], body: new Uint8Array(bodyBytes) },
    reply: { status: 200, headers: [], body: '' },
    outcome: 'success',
    refusedBy: undefined,
    reason: undefined,
    faults: [],
    callbacks: [],
    defect: undefined,
  };
}

const kilobytes = (count: number) => count * 1024;

describe('the journal', () => {
  it('numbers calls from 1 and keeps their order', () => {
    const journal = createJournal();
    for (let count = 0; count < 3; count += 1) journal.add(call());
    expect(journal.entries().map(({ id }) => id)).toEqual([1, 2, 3]);
    expect(journal.find(2)).toBe(journal.entries()[1]);
  });

  it.each([0, -1, 4, 1.5])('finds nothing under an id that was never given: %s', (id) => {
    const journal = createJournal();
    for (let count = 0; count < 3; count += 1) journal.add(call());
    expect(journal.find(id)).toBeUndefined();
  });

  it('drops the oldest calls beyond its bytes, and counts them', () => {
    const journal = createJournal(kilobytes(35));
    for (let count = 0; count < 10; count += 1) journal.add(call(kilobytes(10)));
    expect(journal.entries().map(({ id }) => id)).toEqual([8, 9, 10]);
    expect(journal.dropped()).toBe(7);
  });

  it('finds what is left by its id, and nothing that was dropped', () => {
    const journal = createJournal(kilobytes(35));
    for (let count = 0; count < 10; count += 1) journal.add(call(kilobytes(10)));
    expect(journal.find(8)?.id).toBe(8);
    expect(journal.find(7)).toBeUndefined();
    expect(journal.find(3)).toBeUndefined();
  });

  it('keeps the last call, however large it is', () => {
    const journal = createJournal(kilobytes(5));
    journal.add(call());
    journal.add(call(kilobytes(50)));
    expect(journal.entries().map(({ id }) => id)).toEqual([2]);
  });

  it('has dropped nothing while there is room', () => {
    const journal = createJournal();
    journal.add(call());
    expect(journal.dropped()).toBe(0);
  });
});
