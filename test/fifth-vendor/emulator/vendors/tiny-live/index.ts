import { fail } from '../../../../../contracts/core/contract/failure.ts';
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
      if (!users.has(input.user)) return fail('unknown-user');
      banned.add(input.user);
      return { banned: banned.size };
    },
    listBans: (_, { banned }) => ({ users: [...banned] }),
  },
);
