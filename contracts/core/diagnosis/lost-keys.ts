import { printedObjects } from './literal-secrets.ts';
import type { Mistake, SecretPart } from './mistake.ts';

/** What languages print of an object that holds bytes, and of nothing; Java prints an address that nobody can guess. */
const printed: readonly string[] = [
  ...printedObjects,
  ...[
    '[object Promise]',
    'undefined',
    'null',
    'None',
    'nil',
    '<nil>',
    '',
    '32 bytes',
    'NaN',
    'Array',
    'Data',
    'List',
  ],
];

interface KeyParts extends SecretPart {
  readonly keyPrefix: string;
  readonly keySteps: readonly string[];
}

/** A key of which a step, or the last, is what a program prints of an object: the secret plays no part in it. */
export function printedKey<Parts extends KeyParts>(fix: string): Mistake<Parts> {
  return {
    id: 'key-is-an-object',
    tried: 'alone',
    title: 'A step of the key is the text of an object',
    detail:
      'A step of the key was made a text such as [object ArrayBuffer] or System.Byte[], so that the secret is lost.',
    tell: ({ secret, keySteps }, right) =>
      keySteps.length === 0
        ? `The string to sign was signed with the text "${String(secret)}".`
        : `The key of step ${right.keySteps.length - keySteps.length + 1} is the text "${String(secret)}".`,
    fix,
    inflict: (parts) =>
      printed.flatMap((text) =>
        parts.keySteps.map((_, at) => ({
          ...parts,
          keyPrefix: '',
          secret: text,
          keySteps: parts.keySteps.slice(at + 1),
        })),
      ),
  };
}
