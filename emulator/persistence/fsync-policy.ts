/** When what has been written is forced to the disk: with each record, once a second, or when the machine likes. */
export type Fsync = 'always' | 'interval' | 'never';

/** The bytes of a log before a snapshot takes its place: some twenty thousand calls, which are repeated within seconds. */
export const usualRewriteAfter = 16 * 1024 * 1024;
