import { countOf } from '../../core/config/sentence.ts';
import { describeAround } from '../../core/diagnosis/id-spelling.ts';
import { isMissingValue } from '../../core/diagnosis/literal-secrets.ts';
import { describePlaced } from '../../core/diagnosis/printed-signature.ts';
import { joinOfSignedHeaders } from '../../core/diagnosis/signed-headers-form.ts';
import type { Advice } from '../../core/diagnosis/diagnose-signature.ts';
import { describeBareId, describeMissing, findText } from '../../core/diagnosis/misplaced-names.ts';
import { header } from '../../core/wire/http.ts';
import { first } from '../../core/wire/query-string.ts';
import type { LivesaasReading } from '../wire/reading.ts';
import { partMissing } from '../wire/credential-parts.ts';
import { algorithm } from '../wire/signature.ts';
import { describeDate } from './date-forms.ts';

const form = '<access key id>/<YYYYMMDD>/<region>/<service>/request';

/** A call without a signature that can be found, or with one in a place where it does not count. */
export function adviseUnsigned({ request, query, claim }: LivesaasReading): Advice {
  if (claim.place === 'query')
    return {
      id: 'query-signature-of-post',
      title: 'A POST is signed in its query',
      detail: `The call is a ${request.method} whose signature stands in the URL; that is documented for GET alone.`,
      fix: 'Sign a POST in the Authorization header.',
    };
  const name = query.find(([one]) => /^x-(?:algorithm|credential|signature)$/i.test(one))?.[0];
  const foreign = query.find(([one]) =>
    /^x-(?:amz|goog|tc|acs)-(?:algorithm|credential|signature)$/i.test(one),
  )?.[0];
  if (foreign !== undefined)
    return {
      id: 'scheme-of-another-cloud',
      title: 'The call is signed by the scheme of another service',
      detail: `The query has ${foreign}, as other clouds call it.`,
      fix: 'Call the parameters X-Algorithm, X-Credential, X-Date, X-SignedQueries and X-Signature, and sign them by these names.',
    };
  const id = name === undefined ? findText(request, /^AK(?:LT|TP)\w{10,}$/) : undefined;
  if (id) return describeBareId('access key id', 'Authorization', id);
  return name === undefined
    ? describeMissing(request, 'Authorization', 'headers')
    : describeMissing(
        request,
        name.replace(/^x-./i, (start) => start.toUpperCase()),
        'query',
      );
}

/** Schemes of others, by what their header begins with. What is not here may be a secret, so it is not repeated. */
const schemes: readonly (readonly [pattern: RegExp, whose: string])[] = [
  [/^AWS4-HMAC-SHA256$/i, 'AWS'],
  [/^TC3-HMAC-SHA256$/i, 'Tencent Cloud'],
  [/^SDK-HMAC-SHA256$/i, 'Huawei Cloud'],
  [/^ACS3-HMAC-SHA256$|^acs$/i, 'Alibaba Cloud'],
  [/^JDCLOUD2-HMAC-SHA256$/i, 'JD Cloud'],
  [/^bce-auth-v1/i, 'Baidu Cloud'],
  [/^Bearer$/i, 'OAuth'],
  [/^Basic$/i, 'a user name with a password'],
];

/** A header that begins with a word of others, or with one before the algorithm. */
function adviseOnOtherScheme(name: string, rest: string): Advice | undefined {
  if (rest.startsWith(`${algorithm} `))
    return told(
      'word-before-algorithm',
      'A word stands before the algorithm',
      `The Authorization header has something else before ${algorithm}`,
    );
  const scheme = schemes.find(([pattern]) => pattern.test(name));
  return (
    scheme &&
    told(
      'scheme-of-another-cloud',
      'The call is signed by the scheme of another service',
      `Its Authorization header is one of ${scheme[1]}`,
    )
  );
}

/** An Authorization header that has not the documented form. */
export function adviseMalformed({ request, query, claim }: LivesaasReading): Advice {
  if (claim.place === 'query') {
    const written = first(query, 'X-Algorithm');
    return written === undefined
      ? describeMissing(request, 'X-Algorithm', 'query')
      : told(
          'algorithm-unknown',
          'X-Algorithm names another algorithm',
          `It must be ${algorithm}, exactly so`,
        );
  }
  const text = (header(request.headers, 'authorization') ?? '').trim();
  const [name = '', rest = ''] = text.split(/\s+(.*)/s);
  const other = adviseOnOtherScheme(name, rest);
  if (other) return other;
  if (name !== algorithm) {
    const isSpelt = name.toUpperCase().replaceAll(/[^A-Z\d]/g, '') === 'HMACSHA256';
    const isMissing = name.startsWith('Credential=');
    return told(
      'algorithm-unknown',
      'The Authorization header names another algorithm',
      isMissing
        ? 'It begins with Credential; the algorithm is missing'
        : isSpelt
          ? `It spells the algorithm ${name}`
          : 'It does not begin with the name of an algorithm',
    );
  }
  const parts = rest.split(',').map((part) => part.trim());
  const isSemicolon = /;\s*(?:SignedHeaders|Signature)=/.test(rest);
  const isSpaced = !rest.includes(',') && /\s(?:SignedHeaders|Signature)=/.test(rest);
  if (isSemicolon || isSpaced)
    return told(
      'authorization-joined-otherwise',
      'The parts of the Authorization header are joined otherwise',
      `They are joined with ${isSemicolon ? 'semicolons' : 'spaces'}, not with commas`,
    );
  const join = joinOfSignedHeaders(rest);
  if (join !== undefined)
    return {
      ...told(
        'signed-headers-joined-otherwise',
        'The names in SignedHeaders are joined otherwise',
        `They are joined with ${join}, not with semicolons`,
      ),
      tells: ({ id }) => id === 'header-names-joined-otherwise',
    };
  if (!parts.some((part) => part.startsWith('SignedHeaders=')))
    return told('signed-headers-missing', 'SignedHeaders is missing', partsOf(parts));
  const placed = describePlaced(/\bSignature=(.*)$/s.exec(rest)?.[1] ?? '');
  if (placed) return placed;
  return told(
    'authorization-malformed',
    'A part of the Authorization header is no Name=value',
    partsOf(parts),
  );
}

/** Names alone: what stands behind them may be a secret. */
function partsOf(parts: readonly string[]): string {
  const names = parts.map((part) => /^(\w{1,20})=/.exec(part)?.[1] ?? 'something without a name');
  return `The header has ${names.join(', ')}`;
}

/** A signature header without the signature itself. */
export function adviseNoSignature({ request, claim }: LivesaasReading): Advice {
  return claim.place === 'query'
    ? describeMissing(request, 'X-Signature', 'query')
    : told(
        'signature-missing',
        'The signature is missing',
        'The Authorization header has no Signature, or an empty one',
      );
}

function told(id: string, title: string, seen: string): Advice {
  return {
    id,
    title,
    detail: `${seen}.`,
    fix: `Send Authorization: ${algorithm} Credential=${form}, SignedHeaders=…, Signature=….`,
  };
}

/** A Credential that is not of the documented form. */
export function adviseCredential({ request, query, claim }: LivesaasReading): Advice {
  const text =
    (claim.place === 'query'
      ? first(query, 'X-Credential')
      : /Credential=([^,\s]*)/.exec(header(request.headers, 'authorization') ?? '')?.[1]) ?? '';
  return { ...describeCredential(text, claim.date), fix: `Write Credential=${form}.` };
}

type Told = Omit<Advice, 'fix'>;

function describeCredential(text: string, date: string | undefined): Told {
  const parts = text.split('/');
  const [id = '', day = '', region = '', service = '', end = ''] = parts;
  if (text === '')
    return {
      id: 'credential-missing',
      title: 'The credential is missing',
      detail: 'The signature names no Credential, or an empty one.',
    };
  if (parts.length === 1)
    return {
      id: 'scope-missing',
      title: 'The credential has no scope',
      detail: 'Credential is an id alone, without day, region and service.',
    };
  if (id === '')
    return {
      id: 'access-key-empty',
      title: 'The access key id is empty',
      detail: 'Credential begins with a slash: the id before it is not set.',
    };
  const isDayElsewhere = [region, service, end].some((part) => /^\d{8}$/.test(part));
  if (parts.length > 5 && /^\d{8}$/.test(parts[2] ?? ''))
    return {
      id: 'secret-for-id',
      title: 'Something else stands in the place of the access key id',
      detail:
        'What stands there has a slash in it, as secrets may have and ids never: are id and secret swapped?',
    };
  if (!/^\d{8}$/.test(day) && isDayElsewhere)
    return {
      id: 'scope-in-another-order',
      title: 'The scope is in another order',
      detail: 'The day does not stand directly behind the access key id.',
    };
  const isWithout = ['day', 'access key id'].includes(partMissing(parts) ?? '');
  if (isWithout || /["'“”]/.test(text)) return malformedScope(text);
  if (!/^\d{8}$/.test(day)) return describeDay(day, date);
  const theirs = /^(?:aws4|tc3|sdk|volc|goog4|jdcloud2|aliyun_v4)_request$/.exec(parts.at(-1) ?? '');
  if (theirs)
    return {
      id: 'scope-of-another-cloud',
      title: 'The scope ends as that of another cloud',
      detail: `The scope ends in ${theirs[0]}; here it ends in request.`,
    };
  return malformedScope(text);
}

function malformedScope(text: string): Told {
  const parts = text.split('/');
  const without = partMissing(parts);
  const detail = /["'“”]/.test(text)
    ? 'Credential has quotation marks in it.'
    : parts.length === 5
      ? 'The scope has an empty part, or does not end in request.'
      : `Credential has ${countOf(parts.length, 'part')}${without === undefined ? '' : `, without the ${without}`}; it must have five, with slashes between them.`;
  return { id: 'scope-malformed', title: 'The scope has another form', detail };
}

/** Most often the day is cut out of an X-Date of another form. */
function describeDay(day: string, date = ''): Told {
  const shown = /^[\d:TZ.-]{1,24}$/.test(day) ? JSON.stringify(day) : 'no date';
  const cause = describeDate(date);
  return {
    id: 'scope-day-in-another-form',
    title: 'The day in the credential is not YYYYMMDD',
    detail: `The day is ${shown}.${cause === undefined ? '' : ` X-Date is ${cause}, so its first eight characters are no day.`}`,
  };
}

/** What ids of other clouds begin with. */
const foreignIds: readonly (readonly [pattern: RegExp, whose: string])[] = [
  [/^AKID/, 'Tencent Cloud'],
  [/^(?:AKIA|ASIA)/, 'AWS'],
  [/^LTAI/, 'Alibaba Cloud'],
  [/^\d+$/, 'an application, not an access key'],
];

/** An access key id that no sandbox has. The text itself may be a secret, so at most four characters of it are shown. */
export function adviseAccessKey({ claim: { accessKeyId = '' } }: LivesaasReading): Advice {
  const fix =
    'Use the access key id of the sandbox, as "understudy env" prints it, or make a sandbox with this one.';
  const foreign = foreignIds.find(([pattern]) => pattern.test(accessKeyId));
  const around = describeAround(accessKeyId);
  if (around !== undefined)
    return {
      id: isMissingValue(accessKeyId) ? 'access-key-not-set' : 'access-key-spelled-otherwise',
      title: isMissingValue(accessKeyId)
        ? 'The access key id is not set'
        : 'The access key id is not spelled as the console shows it',
      detail: `The id has ${countOf(accessKeyId.length, 'character')}, and ${around}.`,
      fix,
    };
  if (foreign)
    return {
      id: 'access-key-of-another-cloud',
      title: 'The access key id is of another kind',
      detail: `It looks like one of ${foreign[1]}.`,
      fix,
    };
  if (!/^AK[A-Z]{2}/i.test(accessKeyId))
    return {
      id: 'secret-for-id',
      title: 'Something else stands in the place of the access key id',
      detail: `It begins with ${JSON.stringify(accessKeyId.slice(0, 4))} and has ${countOf(accessKeyId.length, 'character')}; ids of Volcengine begin with AKLT or AKTP. Are id and secret swapped?`,
      fix: 'Put the access key id before the scope, and keep the secret out of the call.',
    };
  return {
    id: 'access-key-unknown',
    title: 'Nobody has this access key id',
    detail: `No sandbox has the access key id that was sent: it begins with ${accessKeyId.slice(0, 4)} and has ${countOf(accessKeyId.length, 'character')}.`,
    fix,
  };
}
