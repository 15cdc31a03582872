import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openNatsLog, type NatsLogOptions } from '../../emulator/shared/nats/nats-log.ts';
import { decodeSubject, encodeSubject } from '../../emulator/shared/nats/subjects.ts';
import { freeBlock } from '../cli/free-block.ts';
import { startNatsCluster } from './nats-cluster.ts';

/** A busy machine needs some seconds for a first answer. */
const patience = { attemptMilliseconds: 5000, totalMilliseconds: 8000 };
const open = (options: Omit<NatsLogOptions, 'name'>) => openNatsLog({ name: 'x', patience, ...options });

test('A subject of any words is written without what NATS reads otherwise, and read back as it was', () => {
  for (const word of ['a', '', '*', '>x', 'a b', '=2e', '直播', '🎥', 'tab\there']) {
    const tokens = encodeSubject(`sandbox.${word}.x`);
    expect(tokens).toMatch(/^[\w=-]+(\.[\w=-]+)+$/);
    expect(decodeSubject(tokens)).toBe(`sandbox.${word}.x`);
  }
  expect(encodeSubject('sandbox.>')).toBe('sandbox.>');
});

test('An address that is none, and a file that holds no credentials, are refused with what to write', async () => {
  for (const url of ['http://a:4222', 'a:4222', 'nats://', 'nats://a/b', ''])
    await expect(open({ url })).rejects.toThrow('is no address of NATS servers. Write nats://host:4222');
  await expect(open({ url: 'http://user:secret@a' })).rejects.not.toThrow('secret');
  const file = join(mkdtempSync(join(tmpdir(), 'understudy-credentials-')), 'some.creds');
  await expect(open({ url: 'nats://a', credentials: file })).rejects.toThrow('cannot be read');
  writeFileSync(file, 'something else');
  await expect(open({ url: 'nats://a', credentials: file })).rejects.toThrow('holds no credentials of NATS');
});

test('Where no server answers, or one without JetStream, this is said and what to start', async () => {
  const url = `nats://127.0.0.1:${await freeBlock(1)}`;
  const brief = { attemptMilliseconds: 1000, totalMilliseconds: 1000 };
  await expect(open({ url, patience: brief })).rejects.toThrow(`No NATS server answers at ${url}`);
  const cluster = await startNatsCluster({ jetStream: 'off' });
  try {
    await expect(open({ url: cluster.url })).rejects.toThrow('NATS answers, but without JetStream');
  } finally {
    await cluster.end();
  }
}, 120_000);

test('A server with users lets the right one in, and more servers than there are cannot keep the log', async () => {
  const cluster = await startNatsCluster({ config: 'authorization { user: team, password: "p w" }' });
  const as = (user: string) => cluster.url.replace('//', `//${user}@`);
  try {
    await expect(open({ url: cluster.url })).rejects.toThrow('refuses to let us in');
    await expect(open({ url: as('team:other') })).rejects.toThrow('--shared-credentials');
    await expect(open({ url: as('team:p%20w'), replicas: 3 })).rejects.toThrow(/servers|replicas/);
    const log = await openNatsLog({ name: 'x', url: as('team:p%20w') });
    expect(await log.lastSequence('>')).toBeGreaterThanOrEqual(0);
    await log.close();
  } finally {
    await cluster.end();
  }
}, 120_000);
