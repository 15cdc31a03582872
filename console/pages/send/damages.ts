import { sandboxes } from '../../state/sandboxes.ts';
import { sandboxId } from '../../state/place.ts';

/** What a careless client does to a call. */
export const damages = ['none', 'wrongSecret', 'slowClock', 'fastClock', 'cutBody', 'other'] as const;
type Damage = (typeof damages)[number];

/** The damage of a name, in the words of the control API. Throws for one that is written and no object. */
export function readDamage(name: string, written: string, problem: string): object {
  switch (name as Damage) {
    case 'wrongSecret':
      return { credential: wrongSecrets() };
    case 'slowClock':
      return { skewSeconds: -86_400 * 365 };
    case 'fastClock':
      return { skewSeconds: 3600 };
    case 'cutBody':
      return { body: '{"' };
    case 'none':
      return {};
    case 'other': {
      const value = JSON.parse(written) as unknown;
      if (typeof value !== 'object' || value === null) throw new Error(problem);
      return value;
    }
  }
}

/** Another value for each field of the credentials that is a secret; vendors take no notice of fields that they do not have. */
function wrongSecrets(): Record<string, string> {
  const sandbox = sandboxes.value.find(({ id }) => id === sandboxId.value);
  const fields = Object.values(sandbox?.credentials ?? {}).flatMap((credential) => Object.keys(credential));
  const secrets = fields.filter((field) => /secret/i.test(field) && !/id$/i.test(field));
  return Object.fromEntries(secrets.map((field) => [field, 'not-the-secret-of-this-sandbox']));
}
