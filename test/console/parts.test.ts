import { describe, expect, it } from 'vitest';
import { createEventParser, type ServerEvent } from '../../console/api/event-parser.ts';
import { alignLines } from '../../console/pages/calls/align-lines.ts';
import { statesOfChecks } from '../../console/pages/calls/check-states.ts';
import { layOutHex } from '../../console/parts/hex-lines.ts';
import { findField, layOutJson, type JsonLine } from '../../console/parts/json-lines.ts';
import { visible } from '../../console/parts/visible.ts';

const textOf = (lines: readonly JsonLine[] | undefined): string =>
  (lines ?? [])
    .map(({ depth, tokens }) => '  '.repeat(depth) + tokens.map(({ text }) => text).join(''))
    .join('\n');

describe('JSON that is laid out', () => {
  it('keeps every digit and every escape as it came', () => {
    const body = '{"id":1819171234140099123,"name":"\\u5f20\\u4e09","half":1.50,"list":[1,[],{}]}';
    expect(textOf(layOutJson(body))).toBe(
      [
        '{',
        '  "id": 1819171234140099123,',
        '  "name": "\\u5f20\\u4e09",',
        '  "half": 1.50,',
        '  "list": [',
        '    1,',
        '    [],',
        '    {}',
        '  ]',
        '}',
      ].join('\n'),
    );
  });

  it.each(['{', '{"a"}', '[1,]', '{"a":1}}', '{"a":1 "b":2}', 'a=1&b=2', '"text"', '', '['.repeat(300)])(
    'is nothing for what is no object and no list of JSON: %s',
    (text) => {
      expect(layOutJson(text)).toBeUndefined();
    },
  );

  it('leads to the line of a field, and to the end of the object that lacks it', () => {
    const lines = layOutJson('{"List":[{"Mark":1},{"Mark":2}],"Duration":"x"}')!;
    const lineOf = (path: string) => {
      const found = findField(lines, path);
      return found && [textOf([lines[found.index]!]).trim(), found.isMissing];
    };
    expect(lineOf('List.1.Mark')).toEqual(['"Mark": 2', false]);
    expect(lineOf('Duration')).toEqual(['"Duration": "x"', false]);
    expect(lineOf('List.1.Name')).toEqual(['}', true]);
    expect(lineOf('Reason')).toEqual(['}', true]);
    expect(lineOf('Other.Name')).toBeUndefined();
  });
});

describe('two texts beside each other', () => {
  it('share their lines again behind a line that only one of them has', () => {
    expect(alignLines('GET\n/\nhost:a\n\nbody', 'GET\n/\n\nbody')).toEqual([
      { expected: 'GET', inferred: 'GET', same: 3 },
      { expected: '/', inferred: '/', same: 1 },
      { expected: 'host:a', inferred: undefined, same: 0 },
      { expected: '', inferred: '', same: 0 },
      { expected: 'body', inferred: 'body', same: 4 },
    ]);
  });

  it('are marked from the first character that differs', () => {
    expect(alignLines('abcd', 'abXd')).toEqual([{ expected: 'abcd', inferred: 'abXd', same: 2 }]);
  });
});

describe('the checks of a call', () => {
  const names = ['path', 'signature', 'fields'];

  it('have passed up to the one that refused it', () => {
    const states = (refusedBy?: string) => statesOfChecks(names, refusedBy).map(({ state }) => state);
    expect(states('signature')).toEqual(['passed', 'refused', 'not reached']);
    expect(states()).toEqual(['passed', 'passed', 'passed']);
    expect(states('size')).toEqual(['not reached', 'not reached', 'not reached']);
  });
});

describe('the stream of calls', () => {
  it('is read whatever the pieces it comes in', () => {
    const stream = 'id: 7\nevent: call\ndata: {"a":"x: y"}\n\nevent: missed\ndata: {"missed":null}\n\n';
    for (const size of [1, 3, stream.length]) {
      const events: ServerEvent[] = [];
      const parse = createEventParser((event) => events.push(event));
      for (let at = 0; at < stream.length; at += size) parse(stream.slice(at, at + size));
      expect(events).toEqual([
        { id: '7', type: 'call', data: '{"a":"x: y"}' },
        { type: 'missed', data: '{"missed":null}' },
      ]);
    }
  });
});

describe('text of strangers', () => {
  it('shows what would hide or turn it', () => {
    expect(visible('a\u200bb\u202ec\u0000d\ne 张三')).toBe('a\\u200bb\\u202ec\\u0000d\ne 张三');
  });

  it('is shown as bytes, sixteen to a line', () => {
    expect(layOutHex(new TextEncoder().encode('{"name":"张三","n":1}')).split('\n')).toEqual([
      '000000  7b 22 6e 61 6d 65 22 3a 22 e5 bc a0 e4 b8 89 22  {"name":"······"',
      '000010  2c 22 6e 22 3a 31 7d                             ,"n":1}',
    ]);
  });
});
