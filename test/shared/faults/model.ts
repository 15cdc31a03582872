/** What a caller asked for. */
export type Ask =
  | { readonly kind: 'ban' | 'unban' | 'bar' | 'unbar'; readonly user: string }
  | { readonly kind: 'list' | 'mute' | 'kick' };

/** How it ended: the vendor's code, `success`, or the users of a list. */
export type Said = string;

export const bansPerSecond = 6;
export const barredAtMost = 3;

/** What a sandbox must answer, asked one thing after the other. */
export interface SandboxModel {
  answer(ask: Ask): Said;
  /** A second of the sandbox's clock has passed. */
  tick(): void;
  banned(): readonly string[];
}

export function createModel(): SandboxModel {
  const banned = new Set<string>();
  const barred = new Set<string>();
  let bans = 0;
  return {
    answer(ask) {
      if (ask.kind === 'ban') {
        if (bans === bansPerSecond) return '60007';
        bans += 1;
        banned.add(ask.user);
      }
      if (ask.kind === 'unban') banned.delete(ask.user);
      if (ask.kind === 'bar') {
        if (barred.has(ask.user)) return 'InvalidParameter.UserIdBanned';
        if (barred.size === barredAtMost) return 'QuotaExceeded.UserIdOverLimit';
        barred.add(ask.user);
      }
      if (ask.kind === 'unbar' && !barred.delete(ask.user)) return 'InvalidParameter.UserIdUnbanned';
      return ask.kind === 'list' ? printUsers(banned) : 'success';
    },
    tick() {
      bans = 0;
    },
    banned: () => [...banned],
  };
}

export function printUsers(users: Iterable<string>): Said {
  return `users ${[...users].toSorted().join(' ')}`;
}
