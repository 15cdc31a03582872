import { describe, expect, it } from 'vitest';
import { controlOperations } from '../../contracts/control/index.ts';
import { readExports, type ExportedName } from './exported-names.ts';
import { checkExamples } from './check-examples.ts';

const exported = readExports();
const shownAs = ({ specifier, name }: ExportedName): string => `${specifier} ${name}`;

describe('what the package exports', () => {
  it('has a comment on every name and on every member of it', () => {
    const bare = exported.flatMap((one) => [
      ...(one.comment === '' ? [shownAs(one)] : []),
      ...one.members.filter(({ comment }) => comment === '').map(({ name }) => `${shownAs(one)}.${name}`),
    ]);
    expect(bare).toEqual([]);
  });

  it('has an example on everything that a program can run', () => {
    const values = exported.filter(({ isValue }) => isValue);
    expect(values.length).toBeGreaterThan(50);
    expect(values.filter(({ examples }) => examples.length === 0).map(shownAs)).toEqual([]);
  });

  it('says with "Default:" what happens where an option is left out', () => {
    const options = exported.filter(({ name }) => /(?:Options|Input)$/.test(name));
    const silent = options.flatMap((one) =>
      one.members
        .filter(
          ({ isOptional, comment }) => isOptional && !/Default|unless|without it|by default/i.test(comment),
        )
        .map(({ name }) => `${shownAs(one)}.${name}`),
    );
    expect(silent).toEqual([]);
  });

  it('has examples that compile', { timeout: 300_000 }, () => {
    expect(checkExamples(exported)).toEqual([]);
  });
});

describe('the client of the control API', () => {
  const client = exported.find(({ name }) => name === 'ControlClient');

  it.each(Object.entries(controlOperations).map(([method, { summary }]) => [method, summary] as const))(
    'shows what %s does in the words of the API, with an example',
    (method, summary) => {
      const { comment, examples } = client!.members.find(({ name }) => name === method)!;
      expect(comment).toBe(summary);
      expect(examples).toHaveLength(1);
      expect(examples[0]).toContain(`control.${method}(`);
    },
  );
});
