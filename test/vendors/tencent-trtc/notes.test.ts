import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tencentTrtc } from '../../../contracts/tencent-trtc/index.ts';
import { findOperation } from '../../../contracts/core/contract/find-operation.ts';

const notes = readFileSync(new URL('../../../contracts/tencent-trtc/NOTES.md', import.meta.url), 'utf8');
const assumptions = Object.entries(tencentTrtc.assumptions);
const named = new Set([...notes.matchAll(/`(tencent-trtc\.[\w-]+)`/g)].map(([, id]) => id!));
const rows = notes
  .split('\n')
  .filter((line) => line.startsWith('|') && !/^\|[ -]*\|[ -]*\|/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter(([, question]) => question !== 'question');

describe('the notes on the documents', () => {
  it('name every assumption of the assumptions, and no other', () => {
    expect([...named].toSorted()).toEqual(assumptions.map(([id]) => id).toSorted());
  });

  it.each(rows.map(([, question, , decision]) => [question, decision]))(
    'say who decides: %s',
    (_, decision) => {
      expect(decision).toMatch(/^`tencent-trtc\.[\w-]+`|^none: ./);
    },
  );
});

describe('the assumptions', () => {
  it.each(assumptions)('%s speaks of operations that there are', (_, assumption) => {
    const operations: readonly string[] = 'operations' in assumption ? assumption.operations : [];
    expect(operations.filter((key) => !findOperation(tencentTrtc, key))).toEqual([]);
  });
});
