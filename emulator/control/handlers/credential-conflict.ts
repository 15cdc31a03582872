import { fail } from '../../../contracts/core/contract/failure.ts';
import { CredentialTaken } from '../../core/sandbox/sandboxes.ts';

/** What a change gives, or a conflict where another sandbox has one of the credentials. */
export function refusingTaken<Result>(change: () => Result) {
  try {
    return change();
  } catch (error) {
    if (error instanceof CredentialTaken) return fail('conflict', { reason: error.message });
    throw error;
  }
}
