import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import {
  AuthorizationError,
  connect,
  credsAuthenticator,
  nkeyAuthenticator,
  type Authenticator,
  type NatsConnection,
} from '@nats-io/transport-node';
import type { Patience } from './patience.ts';
import { readNatsUrl, type NatsAddress } from './server-urls.ts';
import { SharedProblem } from '../shared-log.ts';

/** A server that keeps its connection and says nothing is given up after so many silent pings. */
const pings = { pingInterval: 1000, maxPingOut: 3 };
const reconnecting = {
  maxReconnectAttempts: -1,
  reconnectTimeWait: 100,
  reconnectJitter: 100,
  reconnectJitterTLS: 100,
};

/** Connects to one of the servers, and to another one whenever that is lost. Throws a `SharedProblem`. */
export async function connectToNats(
  url: string,
  credentials: string | undefined,
  { attemptMilliseconds, totalMilliseconds }: Patience,
): Promise<NatsConnection> {
  const address = readNatsUrl(url);
  const authenticator = credentials === undefined ? undefined : readCredentials(credentials);
  const end = performance.now() + totalMilliseconds;
  for (;;) {
    try {
      return await connect({
        servers: [...address.servers],
        name: 'understudy',
        timeout: attemptMilliseconds,
        ...(address.isSecure && { tls: {} }),
        ...(address.user !== undefined && { user: address.user, pass: address.password ?? '' }),
        ...(authenticator && { authenticator }),
        ...pings,
        ...reconnecting,
      });
    } catch (error) {
      if (isFinal(error) || performance.now() >= end) throw describeRefusal(address, error);
    }
    await wait(100);
  }
}

/** A file with a JWT and a seed, as `nsc` writes it, or one with a bare seed. */
function readCredentials(file: string): Authenticator {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new SharedProblem(`The credentials of NATS cannot be read: ${file} (${code}).`);
  }
  const trimmed = text.trim();
  if (/^S[A-Z2-7]{50,}$/.test(trimmed)) return nkeyAuthenticator(Buffer.from(trimmed));
  if (text.includes('BEGIN NATS USER JWT') && text.includes('BEGIN USER NKEY SEED'))
    // The client reads no last line that does not end.
    return credsAuthenticator(Buffer.from(`${trimmed}\n`));
  throw new SharedProblem(
    `${file} holds no credentials of NATS. It must be a .creds file with a JWT and a seed, or a file with a seed alone.`,
  );
}

function isFinal(error: unknown): boolean {
  return error instanceof AuthorizationError || isAboutCertificates(error) || isWithoutTls(error);
}

function isAboutCertificates(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /CERT|SIGNATURE|ALTNAME|ISSUER/.test(code);
}

function isWithoutTls(error: unknown): boolean {
  return error instanceof Error && error.message.includes("does not support 'tls'");
}

function describeRefusal({ shown }: NatsAddress, error: unknown): SharedProblem {
  const said = error instanceof Error ? error.message : String(error);
  if (error instanceof AuthorizationError)
    return new SharedProblem(
      `NATS at ${shown} refuses to let us in: ${said}. Give a user in the URL, or a file with --shared-credentials.`,
    );
  if (isAboutCertificates(error))
    return new SharedProblem(
      `The certificate of NATS at ${shown} is not trusted: ${said}. Name the file of its authority in NODE_EXTRA_CA_CERTS.`,
    );
  if (isWithoutTls(error))
    return new SharedProblem(`NATS at ${shown} offers no TLS. Write nats:// in the place of tls://.`);
  return new SharedProblem(
    `No NATS server answers at ${shown}: ${said}. Start one with nats-server -js, or name another one.`,
  );
}
/** Servers from this version on kept their copies the same in the runs of docs/reliability.md; 2.9.10 did not in all of them. */
const provenVersion = [2, 10] as const;

/** What is to be said of the servers of a log that several of them keep; undefined where nothing is. */
export function describeOldServer(version: string, replicas: number): string | undefined {
  if (replicas === 1 || version === '') return undefined;
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isOld = major < provenVersion[0] || (major === provenVersion[0] && minor < provenVersion[1]);
  return isOld
    ? `nats-server ${version} is older than ${provenVersion.join('.')}: its copies of the log can come apart when servers are killed. Use ${provenVersion.join('.')} or later.`
    : undefined;
}
