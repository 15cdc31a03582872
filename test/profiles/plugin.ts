import type { Vite } from 'vitest/node';
import type { Profile } from '../../contracts/core/contract/assumption.ts';

const form = 'contracts/control/config.ts';
const usual = ".default('documented')";

/** Lets a profile decide in every sandbox that names none, as the documented one does otherwise. */
export function createProfilePlugin(profile: Profile): Vite.Plugin {
  return {
    name: 'understudy-profile',
    enforce: 'pre',
    transform(code, id) {
      if (!id.split('?', 1)[0]!.endsWith(`/${form}`)) return undefined;
      if (code.split(usual).length !== 2)
        throw new Error(`${form} does not say once which profile is usual.`);
      return { code: code.replace(usual, `.default('${profile}')`), map: null };
    },
  };
}
