import { describe, expect, it, onTestFinished } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import {
  findErrorKey,
  isOutcome,
  nameError,
  withoutBlanks,
} from '../../contracts/core/contract/filled-error-key.ts';
import { operationsByKey } from '../../contracts/core/contract/find-operation.ts';
import { sharedErrors } from '../../contracts/core/contract/gateway-errors.ts';
import { sweepTrials } from '../../emulator/cli/trials/sweep.ts';
import { createEmulator } from '../../emulator/index.ts';
import { startServer } from '../../emulator/server.ts';
import { fileOf, runHere } from '../cli/program.ts';

/** Errors whose keys leave something open, each at one operation that says it. */
const open = vendors.flatMap((vendor) =>
  Object.keys(vendor.errors)
    .filter((error) => withoutBlanks(error) !== error)
    .flatMap((error) => {
      const all = [...operationsByKey(vendor)];
      const [found] = all.filter(
        ([, { errors, readOnly }]) =>
          readOnly && (errors.includes(error) || sharedErrors(vendor).includes(error)),
      );
      return found ? [{ vendor: vendor.name, error, operation: found[0] }] : [];
    }),
);

const blanks = /\{(?:field|id|limit|type|problem)\}|%s/;

async function serve() {
  const server = await startServer(createEmulator({ sandboxes: { default: {} } }), { port: 0 });
  onTestFinished(() => server.close());
  const place = ['--url', server.controlUrl];
  return async (...args: readonly string[]) => {
    const { code, stdout, stderr } = await runHere(...args, ...place);
    return { code, stderr, stdout, base: server.baseUrls };
  };
}

describe('an error whose key leaves something open', () => {
  it('is one of several', () => {
    expect(open.length).toBeGreaterThan(5);
  });

  it('stands in quotation marks within a sentence where it is more than a word', () => {
    const keys = [
      '70003',
      'QuotaExceeded.UserIdOverLimit',
      'appId is required.',
      '系统异常',
      'MissingParameter:{field}',
    ];
    expect(keys.map(nameError)).toEqual([
      '70003',
      'QuotaExceeded.UserIdOverLimit',
      '“appId is required.”',
      '“系统异常”',
      `“${withoutBlanks('MissingParameter:{field}')}”`,
    ]);
  });

  it.each(open)(
    'is told without its blanks by every command: $error',
    async ({ vendor, error, operation }) => {
      const told = withoutBlanks(error);
      const say = await serve();
      const rule = { id: 'r', match: { vendor, operation }, effect: { type: 'error', code: told } };
      expect((await say('fault', 'set', fileOf('rules.json', JSON.stringify([rule])))).stderr).toBe('');
      const { base } = await say('env');
      const { route } = operationsByKey(vendors.find(({ name }) => name === vendor)!).get(operation)!;
      const path = route.path.replaceAll(/\{\w+\}/g, '1');
      await fetch(`${base[vendor]}${path}?Action=${route.action ?? ''}&appId=fakeappid1`);
      const list = await say('fault', 'list');
      expect(list.stdout).toContain(told.split('…')[0]);
      for (const args of [
        ['fault', 'list', '--json'],
        ['coverage', '--verbose', '--operations', 'all'],
        ['coverage', '--json', '--operations', operation],
        ['journal'],
        ['journal', '--json'],
        ['explain'],
        ['explain', '--json'],
        ['findings'],
      ]) {
        const { stdout, stderr } = await say(...args);
        expect(stdout + stderr).not.toMatch(blanks);
      }
      expect(list.stdout).not.toMatch(blanks);
    },
  );

  it.each(open)('is in the runs of a sweep without its blanks: $error', ({ vendor, operation }) => {
    const operations = [{ vendor, operation, calls: 1 }];
    const trials = sweepTrials({ calls: 1, milliseconds: 1, operations }, vendors, 'first call');
    expect(JSON.stringify(trials.map(({ id, change, asked }) => [id, change, asked]))).not.toMatch(blanks);
  });

  it('is meant by its key, by its key without blanks, and by what a reply said', () => {
    const key = 'param should not be empty: {field}';
    const entry = { outcome: key, reply: { body: '{"message":"param should not be empty: viewerIds"}' } };
    const asked = ['viewerIds', '{field}', '…', 'other'].map((end) => `param should not be empty: ${end}`);
    expect(asked.map((text) => isOutcome(text, entry))).toEqual([true, true, true, false]);
    expect(findErrorKey(asked[2]!, ['x', key])).toBe(key);
  });

  it('can be asked for as the journal shows it', async () => {
    const say = await serve();
    const ask = (outcome: string) => say('journal', '--outcome', outcome);
    for (const end of ['viewerIds', '…', '{field}'])
      expect((await ask(`param should not be empty: ${end}`)).code).toBe(0);
    expect((await ask('param should not be emty: …')).stderr).toContain(
      'Did you mean "param should not be empty: …"',
    );
  });
});
