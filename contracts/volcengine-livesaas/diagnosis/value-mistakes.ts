import { tellSpelled, trySpelled } from '../../core/diagnosis/body-spellings.ts';
import type { Mistake } from '../../core/diagnosis/diagnose-signature.ts';
import { changeValues } from '../../core/diagnosis/json-values.ts';
import { sha256Hex } from '../../core/wire/digest.ts';
import type { LivesaasParts } from './parts.ts';

function* hashing(parts: LivesaasParts, texts: readonly string[]): Generator<LivesaasParts> {
  if (!parts.isBodySigned) return;
  for (const text of texts) yield { ...parts, bodyHash: sha256Hex(text) };
}

/** Mistakes with single values of the body. */
export const valueMistakes: readonly Mistake<LivesaasParts>[] = [
  {
    id: 'body-with-other-values',
    tried: 'alone',
    title: 'A value of the body was signed otherwise',
    detail:
      'The signature covers the body with another small number, a list in another order, or white space.',
    tell: ({ bodyHash, sent }) =>
      `The signature covers the body ${tellSpelled(bodyHash, sent.body, changeValues)}.`,
    fix: 'Sign each call anew, after its last value is set.',
    ...trySpelled(changeValues, hashing),
  },
];
