import { describe, expect, it } from 'vitest';
import { bounds } from '../../contracts/core/config/bounds.ts';
import { fromYaml } from '../../emulator/assembly/config-file.ts';
import { fileOf, runHere } from './program.ts';

const ten = (item: string) => `[${Array.from({ length: 10 }, () => item).join(', ')}]`;

/** Some hundred bytes that stand for ten to the power of `steps` texts. */
const bomb = (steps: number) =>
  [
    `a0: &a0 ${ten('x')}`,
    ...Array.from({ length: steps }, (_, index) => `a${index + 1}: &a${index + 1} ${ten(`*a${index}`)}`),
  ].join('\n');

const toldOnce = /^understudy: [^\n]*\.yaml: it has more than 500000 values, [^\n]*\.\n$/;

describe('a file of YAML whose aliases stand for very much', () => {
  it.each([
    [['start', '--port', '0', '--config']],
    [['exec', '--config']],
    [['exec', '--faults']],
    [['exec', '--scenario']],
    [['sweep', '--config']],
    [['mutate', '--config']],
    [['fault', 'set']],
    [['state', 'load']],
    [['scenario', 'run']],
  ])('is refused in one sentence: understudy %s', async (words) => {
    const command = ['exec', 'sweep', 'mutate'].includes(words[0]!) ? ['--', 'node', '--version'] : [];
    const { code, stderr } = await runHere(...words, fileOf('bomb.yaml', bomb(8)), ...command);
    expect(stderr).toMatch(toldOnce);
    expect(code).not.toBe(0);
  });

  it.each([
    ['many values', bomb(8), `it has more than ${bounds.fileValues} values, `],
    [
      'many aliases',
      `a: &a 1\nb: [${'*a, '.repeat(bounds.fileAliases + 1)}]`,
      'it has more than 2000 aliases',
    ],
    ['a list that holds itself', 'a: &a [*a]', 'its values are nested more than 100 deep, or one'],
    ['an object that holds itself', 'a: &a {b: {c: *a}}', 'its values are nested more than 100 deep, or one'],
    ['lists in lists', `${'['.repeat(101)}${']'.repeat(101)}`, 'its values are nested more than 100 deep'],
    ['very many lists in lists', '['.repeat(20_000), 'its values are nested more than 100 deep'],
  ])('is refused for %s', (_, text, sentence) => {
    expect(() => fromYaml('file.yaml', text)).toThrow(sentence);
  });

  it.each([
    ['one name a thousand times', `a: &a {x: 1}\nb: [${'*a, '.repeat(1000)}]`, 1000],
    ['names within names', `${bomb(3)}\nb: *a3`, 10],
    ['lists in lists', `b: ${'['.repeat(90)}${']'.repeat(90)}`, 1],
  ])('is read where that is little: %s', (_, text, length) => {
    expect((fromYaml('file.yaml', text) as { b: readonly unknown[] }).b).toHaveLength(length);
  });
});

it('counts the values of a JSON file as well', async () => {
  const values = JSON.stringify(Array.from({ length: bounds.fileValues }, () => 0));
  const { stderr } = await runHere('fault', 'set', fileOf('long.json', values));
  expect(stderr).toMatch(/^understudy: [^\n]*long\.json: it has more than 500000 values, [^\n]*\n$/);
});
