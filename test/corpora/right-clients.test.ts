import { describe, expect, it } from 'vitest';
import { keepers } from './clients/keepers.ts';
import { moderators } from './clients/moderators.ts';
import { readers } from './clients/readers.ts';
import { openSession } from './clients/session.ts';
import { workers } from './clients/workers.ts';

const clients = [...keepers, ...moderators, ...readers, ...workers];

describe('a client that does nothing wrong', () => {
  it.each(clients)('is accused of nothing: $title', ({ sandbox, act }) => {
    const session = openSession(sandbox);
    act(session);
    expect(session.errors()).toEqual([]);
  });

  it('is one of at least twenty', () => {
    expect(new Set(clients.map(({ title }) => title)).size).toBeGreaterThanOrEqual(20);
  });
});
