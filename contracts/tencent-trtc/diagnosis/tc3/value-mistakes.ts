import { tellSpelled, trySpelled } from '../../../core/diagnosis/body-spellings.ts';
import type { Mistake } from '../../../core/diagnosis/diagnose-signature.ts';
import { addFields } from '../../../core/diagnosis/json-fields.ts';
import { changeValues } from '../../../core/diagnosis/json-values.ts';
import { sha256Hex } from '../../../core/wire/digest.ts';
import { operations } from '../../operations/index.ts';
import type { Tc3Parts } from './parts.ts';

/** The fields of all actions: a client may sign one that this action does not take. */
const allFields = [...new Set(Object.values(operations).flatMap(({ input }) => Object.keys(input.shape)))];

/** With such a field at either end of the body, and as null before any other field. */
const foreignFields = (body: string): readonly string[] => [
  ...addFields(body, allFields, []),
  ...allFields.flatMap((name) =>
    [...body.matchAll(/(?<=,\s*)"\w+"\s*:/g)].map(
      ({ index }) => `${body.slice(0, index)}"${name}":null,${body.slice(index)}`,
    ),
  ),
];

function* hashing(parts: Tc3Parts, texts: readonly string[]): Generator<Tc3Parts> {
  if (parts.sent.isGet) return;
  for (const text of texts) yield { ...parts, payload: sha256Hex(text) };
}

/** Mistakes with single values of the body. */
export const valueMistakes: readonly Mistake<Tc3Parts>[] = [
  {
    id: 'body-with-other-values',
    tried: 'alone',
    title: 'A value of the body was signed otherwise',
    detail:
      'The hash is that of the body with another small number, a list in another order, or white space.',
    tell: ({ payload, sent }) =>
      `The hash is that of the body ${tellSpelled(payload, sent.body, changeValues)}.`,
    fix: 'Sign each call anew, after its last value is set.',
    ...trySpelled(changeValues, hashing),
  },
  {
    id: 'body-field-of-another-action',
    tried: 'alone',
    title: 'A field of another action was signed and not sent',
    detail: 'The hash is that of the body with one more field, without a value.',
    tell: ({ payload, sent }) =>
      `The hash is that of the body ${tellSpelled(payload, sent.body, foreignFields)}.`,
    fix: 'Sign the body after the last field was taken out, and send that text.',
    ...trySpelled(foreignFields, hashing),
  },
];
