import {
  profiles,
  valueInProfile,
  type Assumption,
  type Profile,
} from '../../contracts/core/contract/assumption.ts';

/** The profile of tests that name none: the documented one, unless the suite runs in another. */
export const usualProfile: Profile =
  profiles.find((profile) => profile === process.env['CONTRACT_PROFILE']) ?? 'documented';

/** How an assumption is decided where a test says nothing of it. */
export function usually(assumption: Assumption): string {
  return valueInProfile(assumption, usualProfile);
}
