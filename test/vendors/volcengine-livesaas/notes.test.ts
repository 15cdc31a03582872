import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assumptions } from '../../../contracts/volcengine-livesaas/assumptions/index.ts';

const notes = readFileSync(
  new URL('../../../contracts/volcengine-livesaas/NOTES.md', import.meta.url),
  'utf8',
);

const named = new Set([...notes.matchAll(/`(volcengine-livesaas\.[^`]+)`/g)].map(([, id]) => id!));

describe('the notes', () => {
  it('name every assumption', () => {
    expect(Object.keys(assumptions).filter((id) => !named.has(id))).toEqual([]);
  });

  it('name no assumption that is not there', () => {
    expect([...named].filter((id) => !Object.hasOwn(assumptions, id))).toEqual([]);
  });

  it('say of every row what decides it, or why nothing need', () => {
    const rows = notes
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .slice(2);
    expect(rows.filter((row) => !/volcengine-livesaas\.|none needed: |left out: /.test(row))).toEqual([]);
  });
});
