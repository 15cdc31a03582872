import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeAccount, encodeOperator, encodeUser, fmtCreds } from '@nats-io/jwt';
import { createAccount, createOperator, createUser } from '@nats-io/nkeys';
import { makeAuthority, makeLeaf } from '../../emulator/tls/certificates.ts';
import { coverNames } from '../../emulator/tls/covered-names.ts';

/** What a server must be configured with, and the file that lets a client in. */
export interface NatsSecret {
  readonly config: string;
  readonly file: string;
}

const folder = (): string => mkdtempSync(join(tmpdir(), 'understudy-nats-secrets-'));

/** A user with a JWT, as `nsc` makes one: of an account of an operator whom the server trusts. */
export async function makeCredentials(): Promise<NatsSecret> {
  const [operator, system, account, user] = [
    createOperator(),
    createAccount(),
    createAccount(),
    createUser(),
  ];
  const endless = ['conn', 'subs', 'data', 'payload', 'mem_storage', 'disk_storage', 'streams', 'consumer'];
  const limits = Object.fromEntries(endless.map((name) => [name, -1]));
  const preload = {
    [system.getPublicKey()]: await encodeAccount('SYS', system, {}, { signer: operator }),
    [account.getPublicKey()]: await encodeAccount('team', account, { limits }, { signer: operator }),
  };
  const file = join(folder(), 'team.creds');
  writeFileSync(file, fmtCreds(await encodeUser('understudy', user, account), user));
  const lines = Object.entries(preload).map(([key, jwt]) => `  ${key}: ${jwt}`);
  const config = [
    `operator: ${await encodeOperator('test', operator, { system_account: system.getPublicKey() })}`,
    `system_account: ${system.getPublicKey()}`,
    'resolver: MEMORY',
    `resolver_preload: {\n${lines.join('\n')}\n}`,
  ].join('\n');
  return { config, file };
}

/** A user that has a key and nothing else. */
export function makeSeed(): NatsSecret {
  const user = createUser();
  const file = join(folder(), 'user.nk');
  writeFileSync(file, `${Buffer.from(user.getSeed()).toString()}\n`);
  return { config: `authorization { users: [ { nkey: ${user.getPublicKey()} } ] }`, file };
}

/** A certificate for this machine by an authority that nobody trusts yet; `file` is the authority's. */
export function makeTls(): NatsSecret {
  const names = coverNames([]);
  const authority = makeAuthority(names, Date.now());
  const { certificate, key } = makeLeaf(authority, names, Date.now());
  const place = folder();
  const write = (name: string, text: string): string => {
    const file = join(place, name);
    writeFileSync(file, text);
    return file;
  };
  const [cert, keyFile] = [write('server.pem', certificate), write('server.key', key)];
  return {
    config: `tls { cert_file: "${cert}", key_file: "${keyFile}" }`,
    file: write('ca.pem', authority.certificate),
  };
}
