import type { Request } from 'express';
import { fail, type Failure } from '../../contracts/core/contract/failure.ts';
import type { Operation } from '../../contracts/core/contract/operation.ts';
import { mediaType } from '../../contracts/core/wire/http.ts';
import { decodeText, readJson } from '../../contracts/core/wire/json.ts';
import { shorten } from '../../contracts/core/config/shorten.ts';
import type { ProblemKind } from '../../contracts/control/error-kinds.ts';
import { readJsonInParts } from './read-json-in-parts.ts';
import type { Work } from './turns.ts';
import { weighBody, weighBytes } from './weigh-body.ts';

/** Bytes of a body from which on a call gives way between its steps. */
const heavyBytes = 64 * 1024;

export interface ReadBody {
  readonly value: unknown;
  readonly isHeavy: boolean;
}

/** The body of a call as JSON, unless it is none, or more than the call takes. */
export function* readBody(request: Request, { key }: Operation): Work<ReadBody | Failure<ProblemKind>> {
  const bytes: unknown = request.body;
  const isEmpty = !Buffer.isBuffer(bytes) || bytes.length === 0;
  const contentType = mediaType([['content-type', request.get('content-type') ?? '']]);
  // An empty form is a form: a page of another site may send one without asking.
  const isOther = contentType !== 'application/json' && (!isEmpty || contentType !== '');
  if (isOther && request.method !== 'GET') return fail('unsupported-media-type');
  if (isEmpty) return { value: undefined, isHeavy: false };
  const tooMany = yield* weighBytes(bytes, key);
  if (tooMany !== undefined) return fail('invalid-input', { reason: tooMany });
  const isLong = bytes.length > heavyBytes;
  const json = isLong ? yield* readJsonInParts(bytes) : readJson(decodeText(bytes));
  if ('problem' in json) return fail('malformed-json', { reason: shorten(json.problem) });
  const { excess, isHeavy } = weighBody(json.value, key);
  return excess === undefined
    ? { value: json.value, isHeavy: isLong || isHeavy }
    : fail('invalid-input', { reason: excess });
}
