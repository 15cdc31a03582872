import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { polyvLive } from '../../../contracts/polyv-live/index.ts';
import { findOperation } from '../../../contracts/core/contract/find-operation.ts';

const notes = readFileSync(new URL('../../../contracts/polyv-live/NOTES.md', import.meta.url), 'utf8');
const assumptions = Object.entries(polyvLive.assumptions);
const named = new Set([...notes.matchAll(/`(polyv-live\.[\w-]+)`/g)].map(([, id]) => id!));
const rows = notes
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()))
  .filter(([, what]) => what !== 'What' && !/^-+$/.test(what ?? ''));

describe('the notes', () => {
  it('name every assumption of the assumptions, and no other', () => {
    expect([...named].toSorted()).toEqual(assumptions.map(([id]) => id).toSorted());
  });

  it.each(rows.map(([, what, decision]) => [what, decision]))('say who decides: %s', (_, decision) => {
    expect(decision).toMatch(/`polyv-live\.[\w-]+`|^none: ./);
  });
});

describe('the assumptions', () => {
  it.each(assumptions)('%s speaks of operations that there are', (_, assumption) => {
    const operations: readonly string[] = 'operations' in assumption ? assumption.operations : [];
    expect(operations.filter((key) => !findOperation(polyvLive, key))).toEqual([]);
  });
});
