import { describe, expect, it } from 'vitest';
import { compareRuns, type Behaviour, type MadeCall } from '../../../emulator/cli/trials/behaviour.ts';
import { createLineTally } from '../../../emulator/cli/trials/line-tally.ts';

/** A run that wrote a text and made calls, each by a letter for its operation and a number for its input. */
function run(text: string, calls: readonly string[] = []): Behaviour {
  const tally = createLineTally();
  tally.add('stdout', text);
  const made = new Map<string, MadeCall>();
  for (const call of calls)
    made.set(call, { vendor: 'v', operation: call[0]!, count: (made.get(call)?.count ?? 0) + 1 });
  return { lines: tally.lines(), calls: made };
}

describe('two runs write the same', () => {
  it.each([
    ['times of day', 'at 2026-11-27T08:00:00.123Z', 'at 2026-11-28T09:30:01Z'],
    ['durations', 'done in 12 ms, 0.5s', 'done in 7 ms, 1.25s'],
    ['ports', 'calls http://127.0.0.1:40001/x', 'calls http://127.0.0.1:40002/x'],
    ['random ids', 'id 0f8fad5b-d9cb-469f-a165-70867728950e', 'id 7c9e6679-7425-40de-944b-e07fc1f90ae7'],
    ['colours', '\u001b[32mok\u001b[0m', 'ok'],
    ['the order of lines', 'a\nb\n', 'b\na\n'],
  ])('in spite of %s', (_, left, right) => {
    const comparison = compareRuns(run(left), run(left));
    expect(comparison.writesTheSame(run(right))).toBe(true);
  });

  it('in spite of numbers that two runs with nothing changed do not have alike', () => {
    const comparison = compareRuns(run('seed 17\nok'), run('seed 4\nok'));
    expect(comparison.writesTheSame(run('seed 5\nok'))).toBe(true);
    expect(comparison.writesTheSame(run('seed 5\nnot ok'))).toBe(false);
    expect(comparison.compared).toBe('everything');
  });

  it('not where a code stands in the place of another', () => {
    const comparison = compareRuns(run('ErrorCode 0'), run('ErrorCode 0'));
    expect(comparison.writesTheSame(run('ErrorCode 60012'))).toBe(false);
    expect(comparison.newLines(run('ErrorCode 60012'))).toEqual(['ErrorCode 60012']);
  });

  it('as far as can be said, where they have no words alike', () => {
    const comparison = compareRuns(run('apple', ['a1']), run('pear', ['a1']));
    expect(comparison.compared).toBe('the exit code and the calls');
    expect(comparison.writesTheSame(run('plum'))).toBe(true);
  });
});

describe('two runs call the same', () => {
  it('only with the same inputs, where those are alike from run to run', () => {
    const comparison = compareRuns(run('', ['a1', 'b1']), run('', ['b1', 'a1']));
    expect(comparison.callsTheSame(run('', ['a1', 'b1']))).toBe(true);
    expect(comparison.callsTheSame(run('', ['a1', 'b2']))).toBe(false);
    expect(comparison.callsTheSame(run('', ['a1', 'a1', 'b1']))).toBe(false);
  });

  it('with other inputs, where those are other ones in each run', () => {
    const comparison = compareRuns(run('', ['a1']), run('', ['a2']));
    expect(comparison.callsTheSame(run('', ['a3']))).toBe(true);
    expect(comparison.callsTheSame(run('', ['a3', 'a3']))).toBe(false);
  });

  it('however often, where a program asks until something is there', () => {
    const comparison = compareRuns(run('', ['a1', 'b1']), run('', ['a1', 'b1', 'b1']));
    expect(comparison.callsTheSame(run('', ['a1', 'b1', 'b1', 'b1']))).toBe(true);
    expect(comparison.callsTheSame(run('', ['a1']))).toBe(false);
  });

  it('as far as can be said, where nothing is alike', () => {
    expect(compareRuns(run('x', ['a1']), run('y', ['b1'])).compared).toBe('nothing');
  });
});

describe('the lines of a run', () => {
  it('are put together from pieces, each stream for itself', () => {
    const tally = createLineTally();
    tally.add('stdout', 'one ');
    tally.add('stderr', 'two\n');
    tally.add('stdout', 'line\nrest');
    expect([...tally.lines().keys()].toSorted()).toEqual(['one line', 'rest', 'two']);
  });

  it('take little memory, however much is written', () => {
    const tally = createLineTally();
    for (let count = 0; count < 1000; count += 1) tally.add('stdout', 'x'.repeat(65_536));
    for (let count = 0; count < 50_000; count += 1) tally.add('stdout', `line ${count} of many\n`);
    const lines = [...tally.lines().keys()];
    expect(lines.join('').length).toBeLessThan(2_000_000);
  });
});
