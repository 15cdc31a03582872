import type { z } from 'zod';
import { beginsAsForm, formOfBody } from '../../core/diagnosis/body-form.ts';
import { fieldAt } from '../../core/contract/describe-field.ts';
import { missing } from '../../core/contract/missing-reason.ts';
import { refineReason } from '../../core/contract/refine-reason.ts';
import { reason, words, type Reason } from '../../core/contract/reason.ts';
import type { InputProblem } from '../../core/contract/validate-input.ts';
import { mediaType } from '../../core/wire/http.ts';
import type { LivesaasAssume } from '../wire/read-body.ts';
import { hasByteOrderMark, isUtf8 } from '../wire/read-body.ts';
import { asObject } from '../wire/json-object.ts';
import type { LivesaasReading } from '../wire/reading.ts';
import { placesOf } from './places.ts';

const form = 'a JSON object';

/** A body that is malformed, by what the assumptions decide. */
export function wrongBody({ request, json }: LivesaasReading, assume: LivesaasAssume): Reason {
  if (!json)
    return reason('protocol', 'body', form, words('empty'), { assumption: 'volcengine-livesaas.empty-body' });
  const type = mediaType(request.headers);
  if (assume('volcengine-livesaas.content-type') === 'application/json' && type !== 'application/json')
    return reason('header', 'Content-Type', 'application/json', type === '' ? undefined : type, {
      assumption: 'volcengine-livesaas.content-type',
    });
  if ('value' in json && isObject(json.value)) return oddObject(request.body, assume);
  if ('value' in json) return reason('protocol', 'body', form, json.value);
  if (!beginsAsForm(request))
    return reason('protocol', 'body', form, words(formOfBody(request) ?? `no JSON: ${json.problem}`));
  return reason('protocol', 'body', form, words(`a form${type === '' ? '' : `, of the type ${type}`}`), {
    assumption: 'volcengine-livesaas.content-type',
  });
}

/** An object that is refused for its bytes. */
function oddObject(body: Uint8Array, assume: LivesaasAssume): Reason {
  if (hasByteOrderMark(body) && assume('volcengine-livesaas.byte-order-mark') === 'no')
    return reason('protocol', 'body', `${form} at once`, words('one behind a byte order mark'), {
      assumption: 'volcengine-livesaas.byte-order-mark',
    });
  if (!isUtf8(body))
    return reason('protocol', 'body', `${form} in UTF-8`, words('one with bytes that are no UTF-8'), {
      assumption: 'volcengine-livesaas.other-encoding',
    });
  return reason('protocol', 'body', `${form} with each key once`, words('one with a key that is repeated'), {
    assumption: 'volcengine-livesaas.repeated-key',
  });
}

/** What is wrong with a field; one that is missing may stand elsewhere. */
export function wrongField(
  problem: InputProblem,
  reading: LivesaasReading,
  input: z.ZodType | undefined,
  assume: LivesaasAssume,
): Reason {
  const { path } = problem;
  const why = refineReason(problem, input);
  if (why.received !== 'missing' || path.includes('.')) return why;
  if (asObject(reading.json)?.[path] === null) return { ...why, received: 'null, which counts as missing' };
  const { query, body } = placesOf(reading);
  const known = Object.keys((input as { readonly shape?: object } | undefined)?.shape ?? {});
  const isAnywhere = assume('volcengine-livesaas.parameter-place') === 'query or body';
  const [home, other] = reading.request.method === 'GET' ? [query, body] : [body, query];
  const strangers = isAnywhere ? [home.names, other.names].flat() : home.names;
  const own = { where: home.where, names: strangers.filter((name) => !gateway.test(name)) };
  const expected = `${why.expected}${conditionOf(path, input)}`;
  return missing({ ...why, path, expected, known }, [own, other], isAnywhere ? {} : places);
}

/** Beside what a field may be left out, as its schema says it. */
function conditionOf(path: string, input: z.ZodType | undefined): string {
  const required = input && fieldAt(input, [path])?.meta()?.['x-required'];
  const [, condition] = /^yes(, unless .*)$/.exec(String(required)) ?? [];
  return (condition ?? '').replaceAll('`', '');
}

const places = { assumption: 'volcengine-livesaas.parameter-place' };

/** What stands in every query. */
const gateway = /^(?:Action|Version|X-.*)$/;

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
