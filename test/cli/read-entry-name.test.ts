import { expect, it } from 'vitest';
import { readEntryName } from '../../emulator/cli/options/read-entry-name.ts';

it.each([
  ['17', 17],
  ['last', 'last'],
  ['call-0123456789ab', 'call-0123456789ab'],
  ['call-17-0123456789ab', 'call-17-0123456789ab'],
  ['/api/sandboxes/default/journal/call-17-0123456789ab/explanation', 'call-17-0123456789ab'],
])('A call is named by %s, as the journal or x-understudy-explain has it', (written, name) => {
  expect(String(readEntryName(written))).toBe(String(name));
});

it.each(['/api/sandboxes/default/journal/soon/explanation', '/api/sandboxes/default/journal'])(
  'No call is named by "%s"',
  (written) => {
    expect(() => readEntryName(written)).toThrow('names no call of the journal');
  },
);
