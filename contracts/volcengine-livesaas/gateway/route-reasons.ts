import { nearestNames } from '../../core/config/suggest-name.ts';
import { missing } from '../../core/contract/missing-reason.ts';
import { notBuilt, reason, words, type Reason } from '../../core/contract/reason.ts';
import { first } from '../../core/wire/query-string.ts';
import { declined } from '../operations/not-built.ts';
import { operations } from '../operations/index.ts';
import { versions } from '../operations/routes.ts';
import type { LivesaasReading } from '../wire/reading.ts';
import { placesOf } from './places.ts';

const routes = Object.values(operations).map(({ route }) => route);

/** `Action` or `Version` is not in the query. */
export function noParameter(name: 'Action' | 'Version', reading: LivesaasReading): Reason {
  const expected =
    name === 'Action' ? 'the name of an action, in the query' : `${versionOf(reading.action)}, in the query`;
  if (first(reading.query, name) === '') return reason('parameter', name, expected, '');
  const { query, body, headers } = placesOf(reading);
  const known = ['Action', 'Version'].filter((other) => other !== name);
  return missing({ subject: 'parameter', path: name, expected, known }, [query, body, headers]);
}

function versionOf(action: string | undefined): string {
  const route = routes.find((candidate) => candidate.action === action);
  return route ? `the version of ${route.action}, ${route.version}` : 'the version of the action';
}

export function otherPath(path: string): Reason {
  return reason('route', 'path', 'the path /, with Action and Version in the query', path, {
    nearest: '/',
    assumption: 'volcengine-livesaas.other-path',
  });
}

/** An action that is not built, that nobody has, or that has another version. */
export function noAction({ action = '', version = '' }: LivesaasReading): Reason {
  if (routes.some((route) => route.action === action))
    return reason('route', 'Version', versionOf(action), version);
  const expected = 'an action that is built here';
  const unbuilt = declined.find((one) => one.action === action);
  if (unbuilt) {
    return reason('route', 'Action', expected, words(notBuilt(action, unbuilt.reason)));
  }
  const names = [...Object.values(operations).map(({ key }) => key), ...declined.map((one) => one.action)];
  const [nearest] = nearestNames(action, names);
  const isForeign = !(Object.values(versions) as string[]).includes(version);
  const received = isForeign
    ? words(`${action} of the version ${version}, which livesaas does not have`)
    : action;
  const example = nearest === undefined ? `, such as ${names[0]}` : '';
  return reason('route', 'Action', expected + example, received, {
    ...(nearest !== undefined && { nearest }),
  });
}

export function wrongMethod(method: string, allowed: readonly string[]): Reason {
  return reason('protocol', 'method', allowed.join(' or '), words(method));
}

/** A method that only the SDKs have for an action. */
export function otherMethod(method: string, documented: string): Reason {
  return reason('protocol', 'method', documented, words(method), {
    assumption: 'volcengine-livesaas.other-method',
  });
}
