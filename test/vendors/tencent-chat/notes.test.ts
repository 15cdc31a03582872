import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tencentChat } from '../../../contracts/tencent-chat/index.ts';
import { findOperation } from '../../../contracts/core/contract/find-operation.ts';

const notes = readFileSync(new URL('../../../contracts/tencent-chat/NOTES.md', import.meta.url), 'utf8');
const assumptions = Object.entries(tencentChat.assumptions);
const named = new Set([...notes.matchAll(/`(tencent-chat\.[\w-]+)`/g)].map(([, id]) => id!));
const rows = notes
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter(([, what]) => what !== 'What' && !/^-+$/.test(what ?? ''));

describe('the notes', () => {
  it('name every assumption of the assumptions, and no other', () => {
    expect([...named].toSorted()).toEqual(assumptions.map(([id]) => id).toSorted());
  });

  it.each(rows.map(([, what, decision]) => [what, decision]))('say who decides: %s', (_, decision) => {
    expect(decision).toMatch(/`tencent-chat\.[\w-]+`|^none: ./);
  });
});

describe('the assumptions', () => {
  it.each(assumptions)('%s speaks of operations that there are', (_, assumption) => {
    const operations: readonly string[] = 'operations' in assumption ? assumption.operations : [];
    expect(operations.filter((key) => !findOperation(tencentChat, key))).toEqual([]);
  });
});
