import { expect, it } from 'vitest';
import { runHere } from './program.ts';

const url = 'nats://127.0.0.1:1';

it.each([
  [
    '--shared beside --data',
    ['--shared', url, '--data', 'folder'],
    /With --shared .* choose one of the two\./,
  ],
  [
    'an address without a scheme',
    ['--shared', 'a:4222'],
    /is no address of NATS servers\. Write nats:\/\/host/,
  ],
  ['an address of HTTP', ['--shared', 'http://a'], /is no address of NATS servers/],
  [
    'credentials that are not there',
    ['--shared', url, '--shared-credentials', '/nowhere/x.creds'],
    /cannot be read/,
  ],
  [
    'a count of servers that is no number',
    ['--shared', url, '--shared-replicas', 'two'],
    /This must be 1, 3 or 5\./,
  ],
  ['no server', ['--shared', url, '--shared-replicas', '0'], /This must be 1, 3 or 5\./],
  [
    'two servers, which have no majority without each other',
    ['--shared', url, '--shared-replicas', '2'],
    /1, 3 or 5\./,
  ],
  ['a name that is empty', ['--shared', url, '--shared-name', ''], /--shared-name/],
  ['a name without a log', ['--shared-name', 'team'], /--shared-name.*--shared/],
  ['credentials without a log', ['--shared-credentials', 'x.creds'], /--shared-credentials.*--shared/],
  ['servers without a log', ['--shared-replicas', '3'], /--shared-replicas.*--shared/],
])('start refuses %s in a sentence, and starts nothing', async (_, options, sentence) => {
  const { code, stdout, stderr } = await runHere('start', '--port', '0', ...options);
  expect(code).toBe(1);
  expect(stdout).toBe('');
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr).toMatch(sentence);
});
