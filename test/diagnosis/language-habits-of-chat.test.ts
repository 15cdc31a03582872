import { describe, expect, it } from 'vitest';
import { tellChat } from './sign-by-hand.ts';

describe('a program of Tencent Chat', () => {
  it('is told nothing where it does all right', () => {
    expect(tellChat({})).toEqual(['genuine']);
  });

  it.each([
    ['TLS.identifier', 'nil', 'identifier-spelled-otherwise'],
    ['TLS.identifier', 'None', 'identifier-spelled-otherwise'],
    ['TLS.sdkappid', 'nil', 'app-spelled-otherwise'],
    ['TLS.time', '<nil>', 'time-in-another-form'],
    ['TLS.expire', 'null', 'expire-of-another-call'],
  ])('is told that the line %s holds what is printed for no value: %s', (name, value, id) => {
    const lines = (text: string): string => text.replace(new RegExp(`${name}:.*`), `${name}:${value}`);
    expect(tellChat({ lines })).toEqual([expect.stringMatching(new RegExp(`^${id}: `))]);
  });

  it.each(['32 bytes', 'table: 0x7f8b4c', "Instance of 'Digest'"])(
    'is told that it sends no signature: %s',
    (text) => {
      expect(tellChat({ print: () => text })).toEqual([
        expect.stringMatching(/^signature-is-a-placeholder: /),
      ]);
    },
  );

  it('is told that its lines are those of its source', () => {
    const lines = (text: string): string => `\n    ${text.trimEnd().replaceAll('\n', '\n    ')}\n  `;
    expect(tellChat({ lines })).toEqual([expect.stringMatching(/^lines-with-indentation: /)]);
  });
});

it.each(['2023-11-14 22:13:20.000', '2023-11-15 06:13:20', '2023-11-14T22:13:20'])(
  'a program of Tencent Chat is told that it signs the time as a date: %s',
  (time) => {
    const lines = (text: string): string => text.replace(/TLS\.time:\d+/, `TLS.time:${time}`);
    expect(tellChat({ lines })).toEqual([expect.stringMatching(/^time-in-another-form: /)]);
  },
);
