import { nearestNames } from '../../core/config/suggest-name.ts';
import type { z } from 'zod';
import { fieldAt } from '../../core/contract/describe-field.ts';
import { isOptional, refineReason } from '../../core/contract/refine-reason.ts';
import type { InputProblem } from '../../core/contract/validate-input.ts';
import { missing } from '../../core/contract/missing-reason.ts';
import { notBuilt, notFound, reason, words, type Reason } from '../../core/contract/reason.ts';
import type { HttpRequest } from '../../core/wire/http.ts';
import type { JsonReading } from '../../core/wire/json.ts';
import { longestAccount } from '../operations/field-schemas.ts';
import { operations } from '../operations/index.ts';
import { declined } from '../operations/not-built.ts';
import { formOfBody } from '../../core/diagnosis/body-form.ts';
import { describeUserSig } from '../diagnosis/describe-user-sig.ts';
import { calls } from '../wire/call-form.ts';
import type { ChatReading } from '../wire/reading.ts';
import type { UserSig } from '../wire/user-sig.ts';

export function noBody(): Reason {
  return reason('protocol', 'body', 'a JSON object', words('empty'), {
    assumption: 'tencent-chat.empty-body',
  });
}

/** A body that is no JSON, or another value than an object. */
export function noObject(json: JsonReading, request: HttpRequest): Reason {
  const received = 'problem' in json ? words(formOfBody(request) ?? `no JSON: ${json.problem}`) : json.value;
  return reason('protocol', 'body', 'a JSON object', received);
}

/** A value under a key that ends in `_Account`, with its place such as `MemberList_Account.2`. */
export interface NamedAccount {
  readonly path: string;
  readonly value: unknown;
}

/** The same accounts as the checks look at, with where they stand. */
export function placesOfAccounts(body: unknown, path = '', depth = 0): readonly NamedAccount[] {
  if (typeof body !== 'object' || body === null || depth > 3) return [];
  return Object.entries(body).flatMap(([key, value]: [string, unknown]) => {
    const at = path === '' ? key : `${path}.${key}`;
    if (!key.endsWith('_Account')) return placesOfAccounts(value, at, depth + 1);
    if (!Array.isArray(value)) return [{ path: at, value }];
    return value.map((account: unknown, index) => ({ path: `${at}.${index}`, value: account }));
  });
}

export function notImported({ path, value }: NamedAccount, known: Iterable<string>): Reason {
  return notFound(path, 'an account that was imported', String(value), known, {
    assumption: 'tencent-chat.unknown-account',
  });
}

/** The gateway looks at each entry of a list by itself, and at anything else as one account. */
export function noAccount({ path, value }: NamedAccount, form: z.ZodType | undefined): Reason {
  const place = path.split('.');
  const isList = form !== undefined && fieldAt(form, [...place, 0]) !== undefined;
  // A form that has the field says whether it is one account.
  const isKnown = form !== undefined && fieldAt(form, place) !== undefined;
  const expected = isList
    ? 'a list of accounts, as texts'
    : isObject(value) && !isKnown
      ? 'an account, as a text, or a list of accounts'
      : 'an account, as a text';
  return nullable(reason('field', path, expected, value), form);
}

/** What is wrong with a field, and the assumption that says so where there is one. */
export function wrongField(problem: InputProblem, form: z.ZodType | undefined): Reason {
  return nullable(refineReason(problem, form), form);
}

/** Whether null passes where a field may be left out, a sandbox may decide. */
function nullable(of: Reason, form: z.ZodType | undefined): Reason {
  const isOpen = of.received === 'null' && isOptional(form, of.path);
  return isOpen ? { ...of, assumption: 'tencent-chat.null-field' } : of;
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

export function accountForm({ path, value }: NamedAccount): Reason {
  return reason(
    'field',
    path,
    `an account of at most ${longestAccount} characters of printable ASCII`,
    value,
    {
      assumption: 'tencent-chat.account-form',
    },
  );
}

export function unknownField(name: string, value: unknown, known: readonly string[]): Reason {
  const [nearest] = nearestNames(name, known);
  return reason('field', name, 'no field of this name', value, {
    ...(nearest !== undefined && { nearest }),
    assumption: 'tencent-chat.unknown-fields',
  });
}

/** The nearest command may be one of the other service: `room_engine_http_srv/ban_member` is `ban_room_member` there. */
export function noCommand(path: string): Reason {
  const known = Object.values(operations).map(({ key }) => key);
  // What a base URL or a proxy puts before it, as a second /v4 or a prefix, is not part of the command.
  const segments = path.split('/', 32).filter((part) => part !== '' && !/^v\d+$/.test(part));
  const name = segments.slice(-2).join('/');
  const expected = 'a path of the form /v4/<service>/<command> of a command of this vendor';
  // What stands behind the & may be a UserSig: it is not repeated.
  if (/&\w+=/.test(path))
    return reason(
      'route',
      'path',
      expected,
      words('one with the parameters in it: & stands where ? belongs'),
    );
  const unbuilt = declined.find(({ action }) => action === name);
  if (unbuilt) return reason('route', 'path', expected, words(notBuilt(name, unbuilt.reason)));
  const [nearest] = nearestCommands(name, known);
  return reason('route', 'path', expected, path, { ...(nearest !== undefined && { nearest }) });
}

/** Of a wrong service the command decides, of a wrong command the service. */
function nearestCommands(name: string, known: readonly string[]): readonly string[] {
  const [service = '', command = ''] = name.includes('/') ? name.split('/') : ['', name];
  const sameCommand = known.filter((key) => key.endsWith(`/${command}`));
  const sameService = known.filter((key) => key.startsWith(`${service}/`));
  const commands = (keys: readonly string[]) =>
    nearestNames(
      command,
      keys.map((key) => key.split('/')[1]!),
    ).flatMap((near) => keys.filter((key) => key.endsWith(`/${near}`)));
  return [...commands(sameService), ...sameCommand, ...commands(known)];
}

export function wrongMethod(method: string): Reason {
  return reason('protocol', 'method', 'POST', words(method), { assumption: 'tencent-chat.methods' });
}

/** A parameter of the URL that is missing, or that came by another name or in another place. */
export function missingParameter({ query, json }: ChatReading, name: string): Reason {
  const body = json && 'value' in json && typeof json.value === 'object' ? Object.keys(json.value ?? {}) : [];
  const expected = 'a parameter of the URL, in lower case';
  return missing({ subject: 'parameter', path: name, expected, known: urlParameters }, [
    { where: 'the query', names: query.map(([other]) => other) },
    { where: 'the body', names: body },
  ]);
}

/** What every call of these services has in its URL. */
const urlParameters = [...calls.parameters, calls.signature].map(({ name }) => name);

export function appNotDigits(sdkAppId: string): Reason {
  return reason('parameter', 'sdkappid', 'the digits of an SDKAppID', sdkAppId);
}

export function unknownApp(sdkAppId: string): Reason {
  return reason('credential', 'sdkappid', 'the SDKAppID of a sandbox', sdkAppId, {
    assumption: 'tencent-chat.unknown-app-code',
  });
}

export function undecodable({ userSigText }: ChatReading): Reason {
  const title = describeUserSig(userSigText)?.title ?? 'it is missing';
  // A name such as TLS.time keeps its capitals.
  const what = title.replace(/^[A-Z](?=[a-z ])/, (first) => first.toLowerCase());
  return reason('credential', 'usersig', 'a UserSig that can be decoded', words(`one that cannot: ${what}`));
}

export function signedFor(path: 'sdkappid' | 'identifier', requested: string, signed: string): Reason {
  return reason('credential', path, `${JSON.stringify(signed)}, for which the UserSig was made`, requested);
}

export function expired({ time, expire }: UserSig, now: number): Reason {
  const late = Math.floor(now / 1000) - Number(time) - Number(expire);
  return reason(
    'clock',
    'usersig',
    'a UserSig that still holds',
    words(`one for ${expire} s that ended ${late} s ago`),
  );
}

export function fromTheFuture({ time }: UserSig, now: number): Reason {
  const ahead = Number(time) - Math.floor(now / 1000);
  return reason(
    'clock',
    'usersig',
    'a UserSig that was made already',
    words(`one made ${ahead} s ahead of the clock`),
    {
      assumption: 'tencent-chat.usersig-from-the-future',
    },
  );
}

export function withUserBuffer(): Reason {
  return reason('credential', 'usersig', 'a UserSig without userbuf', words('one with userbuf'), {
    assumption: 'tencent-chat.usersig-with-userbuf',
  });
}

export function notGenuine(sdkAppId: string): Reason {
  return reason(
    'credential',
    'usersig',
    `a UserSig signed with the key of ${sdkAppId}`,
    words('one with another signature'),
  );
}

export function notAdministrator(identifier: string, administrators: readonly string[]): Reason {
  const [nearest = administrators[0]] = nearestNames(identifier, administrators);
  return reason('credential', 'identifier', 'an administrator of the application', identifier, {
    ...(nearest !== undefined && { nearest }),
  });
}
