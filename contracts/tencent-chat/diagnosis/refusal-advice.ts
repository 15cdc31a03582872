import { countOf } from '../../core/config/sentence.ts';
import { describeOtherJoin } from '../../core/diagnosis/joined-otherwise.ts';
import { describeAround } from '../../core/diagnosis/id-spelling.ts';
import type { Advice } from '../../core/diagnosis/diagnose-signature.ts';
import type { CallContext } from '../../core/contract/vendor.ts';
import { quote } from '../../core/diagnosis/tell-difference.ts';
import { describeSpan, zoneOf } from '../../core/diagnosis/clock-offset.ts';
import { describeBody } from '../../core/diagnosis/body-form.ts';
import { describeElsewhere, describeMissing, findText } from '../../core/diagnosis/misplaced-names.ts';
import { first } from '../../core/wire/query-string.ts';
import { isGenuine, mostAhead, type UserSig } from '../wire/user-sig.ts';
import type { ChatCredential } from '../wire/credentials.ts';
import type { ChatReading } from '../wire/reading.ts';
import { describeUserSig } from './describe-user-sig.ts';
import type { ChatTypes } from '../types.ts';

/** What to say of a refusal that is not about the value of a signature. */
export function advise(
  error: string,
  { reading, credential, now }: CallContext<ChatTypes>,
): Advice | undefined {
  const userSig = reading.userSig && 'userSig' in reading.userSig ? reading.userSig.userSig : undefined;
  switch (error) {
    case '60003':
      return describeBody(reading.request);
    case '60012':
      return describeMissing(reading.request, 'sdkappid', 'query');
    case '60004':
      return reading.identifier
        ? noUserSig(reading)
        : describeMissing(reading.request, 'identifier', 'query');
    case '60006':
    case '70020':
      return adviseOnApp(reading);
    case '60010':
      return notAdministrator(reading.identifier, credential);
    case '70001':
      return userSig && expired(userSig, now);
    case '70003':
      return describeUserSig(reading.userSigText, credential?.secretKey);
    case '70009':
      return (
        userSig && credential && (fromTheFuture(userSig, credential, now) ?? forOneRoom(userSig, credential))
      );
    case '70013':
      return userSig && anotherIdentifier(userSig, reading);
    case '70014':
      return userSig && anotherApp(userSig, reading.sdkAppId);
    default:
      return undefined;
  }
}

/** A UserSig that came by another name is known by its form. */
function noUserSig({ request }: ChatReading): Advice {
  const missing = describeMissing(request, 'usersig', 'query');
  const found =
    missing.id === 'parameter-missing' ? findText(request, /eJ[A-Za-z0-9*+/=_-]{60,}/) : undefined;
  return found ? describeElsewhere('usersig', 'query', found) : missing;
}

function adviseOnApp({ sdkAppId = '', query }: ChatReading): Advice {
  const all = query.filter(([name]) => name === 'sdkappid').map(([, value]) => value);
  if (new Set(all).size > 1) return sentTwice('sdkappid', all);
  if (/^\d+$/.test(sdkAppId)) {
    return {
      id: 'unknown-app',
      title: 'Nobody has this SDKAppID',
      detail: `No sandbox has the SDKAppID ${sdkAppId.slice(0, 20)}.`,
      fix: 'Use the SDKAppID of the sandbox, or make a sandbox with this one.',
    };
  }
  const joined = describeOtherJoin('sdkappid', sdkAppId);
  if (joined) return joined;
  const digits = sdkAppId.replaceAll(/[\s"']/g, '');
  return {
    id: 'app-is-no-number',
    title: 'The sdkappid is no number',
    detail: `sdkappid has ${countOf(sdkAppId.length, 'character')} and is ${formOfApp(sdkAppId, digits)}.`,
    fix: 'Send the SDKAppID of the console, a number of some ten digits, and keep the SecretKey out of the URL.',
  };
}

function sentTwice(name: string, values: readonly string[]): Advice {
  return {
    id: 'parameter-sent-twice',
    title: `${name} was sent more than once`,
    detail: `The URL has ${name} ${values.length === 2 ? 'twice' : `${values.length} times`}, with different values${values.every((value) => /^\d{1,12}$/.test(value)) ? `: ${values.join(' and ')}` : ''}.`,
    fix: `Send ${name} once: set the parameter, do not append it to those that are there.`,
  };
}

/** Never the text itself: it may be a secret that has come into the wrong place. */
function formOfApp(text: string, bare: string): string {
  if (/^\d+$/.test(bare))
    return `the number ${bare.slice(0, 20)} with quotation marks or white space around it`;
  if (/^(?:undefined|null|NaN|None|\[object \w+\])$/.test(text))
    return `the text "${text}", a value that is not set`;
  if (/^[0-9a-f]{32,}$/i.test(text)) return 'made of hexadecimal digits: is it the SecretKey?';
  if (/^\d+[.,_]\d+$/.test(text)) return 'a number with a separator or a fraction';
  if (/^\+\d+$/.test(text)) return `the number ${text.slice(1, 21)} with a plus sign before it`;
  const around = describeAround(text);
  return `not made of digits; ${around ?? `it begins with ${JSON.stringify(text.slice(0, 4))}`}`;
}

function notAdministrator(identifier = '', credential: ChatCredential | undefined): Advice {
  const near = credential?.administrators.find((name) => sameButFor(name, identifier));
  return {
    id: 'identifier-is-no-administrator',
    title: 'The identifier is no administrator of the app',
    detail: `The call is made as ${quote(identifier)}; ${
      near === undefined
        ? `the administrators are ${credential?.administrators.join(', ') ?? 'unknown'}`
        : `the administrator is called ${quote(near)}: upper and lower case count, and so does white space`
    }.`,
    fix: 'Make and sign REST calls as an administrator.',
  };
}

function expired({ time, expire }: UserSig, now: number): Advice {
  const [start, life] = [Number(time), Number(expire)];
  const late = Math.floor(now / 1000) - start - life;
  if (life <= 0)
    return {
      id: 'usersig-without-life',
      title: 'The UserSig was never good',
      detail: `TLS.expire is ${expire}; it must be a number of seconds above 0, for which the UserSig is good from TLS.time on.`,
      fix: 'Make a UserSig whose TLS.expire is above 0, such as 86400 for a day.',
    };
  const wrong =
    start < 1e9
      ? ` TLS.time is ${time}: it must be the seconds since 1970.`
      : localTime(start - Math.floor(now / 1000));
  return {
    id: 'usersig-expired',
    title: 'The UserSig has expired',
    detail: `It was made for ${describeSpan(life)} and ended ${describeSpan(late)} ago by the clock of the sandbox.${wrong}`,
    fix: 'Make a new UserSig before the old one ends; check the clock of the client and of the sandbox.',
  };
}

/** A moment that is behind the clock by a zone of the world was perhaps the local time of that zone. */
function localTime(ahead: number): string {
  const zone = zoneOf(ahead);
  if (zone === undefined) return '';
  return ` TLS.time is ${describeSpan(Math.abs(zone))} behind the clock, to the minute: it may be local time that was written as UTC.`;
}

/** The signature may be right, and its moment one that is still to come. */
function fromTheFuture(userSig: UserSig, { secretKey }: ChatCredential, now: number): Advice | undefined {
  const { time } = userSig;
  const ahead = Number(time) - now / 1000;
  if (ahead <= mostAhead || !isGenuine(userSig, secretKey)) return undefined;
  const isUnit = Number(time) > 1e11;
  return {
    id: 'usersig-from-the-future',
    title: 'The UserSig begins in the future',
    detail: isUnit
      ? `TLS.time is ${time}, which is no time in seconds; its signature is right.`
      : `TLS.time is ${describeSpan(ahead)} ahead of the clock of the sandbox; its signature is right.`,
    fix: 'Put the seconds since 1970 into TLS.time, in UTC; check the clock of the client and of the sandbox.',
  };
}

/** The signature may be right, and the UserSig one that clients enter a room with. */
function forOneRoom(userSig: UserSig, { secretKey }: ChatCredential): Advice | undefined {
  if (userSig.userBuffer === undefined || !isGenuine(userSig, secretKey)) return undefined;
  return {
    id: 'usersig-with-userbuf',
    title: 'The UserSig is a ticket for one room',
    detail:
      'Its signature is right, but its document has a TLS.userbuf, as the privateMapKey of a room has it.',
    fix: 'Make a UserSig without userbuf for REST calls: genUserSig, not genPrivateMapKey.',
  };
}

function anotherIdentifier(userSig: UserSig, { identifier = '', query }: ChatReading): Advice {
  const differs = sameButFor(userSig.identifier, identifier)
    ? ': they differ in upper and lower case, white space or escapes alone'
    : first(query, 'sdkappid') === userSig.identifier
      ? ': the UserSig was made with the SDKAppID in the place of the identifier'
      : '';
  return {
    id: 'identifier-mismatch',
    title: 'The UserSig belongs to another identifier',
    detail: `The URL says ${quote(identifier)}, the UserSig ${quote(userSig.identifier)}${differs}.`,
    fix: 'Send the identifier for which the UserSig was made.',
  };
}

function sameButFor(one: string, other: string): boolean {
  const plain = (text: string): string => {
    const decoded = text.replaceAll(/%([0-9a-f]{2})/gi, (_, digits: string) =>
      String.fromCharCode(Number.parseInt(digits, 16)),
    );
    return decoded.replaceAll(/[\s"']/g, '').toLowerCase();
  };
  return one !== other && plain(one) === plain(other);
}

function anotherApp(userSig: UserSig, sdkAppId = ''): Advice {
  return {
    id: 'app-mismatch',
    title: 'The UserSig belongs to another app',
    detail: `The URL says ${sdkAppId}, the UserSig ${userSig.sdkAppId}.`,
    fix: 'Send the SDKAppID for which the UserSig was made, or make a UserSig for the one that the URL names.',
  };
}
