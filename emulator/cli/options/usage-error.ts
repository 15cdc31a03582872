/** A command that cannot be carried out, in one sentence. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
