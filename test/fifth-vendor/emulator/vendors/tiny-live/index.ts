import { refuse } from '../../../../../contracts/core/contract/failure.ts';
import { notFound } from '../../../../../contracts/core/contract/reason.ts';
import { implement } from '../../../../../emulator/core/engine/handler.ts';
import { tinyLive } from '../../../contracts/tiny-live/index.ts';

interface TinyState {
  readonly users: ReadonlySet<string>;
  readonly banned: Set<string>;
}

export const tinyLiveImplementation = implement(
  tinyLive,
  {
    load: ({ users, banned }): TinyState => ({ users: new Set(users), banned: new Set(banned) }),
    save: ({ users, banned }) => ({ users: [...users], banned: [...banned] }),
    enter: ({ banned }, { user = '' }) => ({ admitted: !banned.has(user) }),
    leave: () => ({ admitted: true }),
  },
  {
    ban({ input }, { users, banned }) {
      if (!users.has(input.user))
        return refuse('unknown-user', notFound('user', 'a user who is known', input.user, users));
      banned.add(input.user);
      return { banned: banned.size };
    },
    listBans: (_, { banned }) => ({ users: [...banned] }),
  },
);
