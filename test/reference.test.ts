import { describe, expect, it } from 'vitest';
import { vendors } from '../contracts/catalog.ts';
import { operationsByKey } from '../contracts/core/contract/find-operation.ts';
import { remedyFor } from '../contracts/core/contract/remedy.ts';
import { referencePages } from '../emulator/reference/pages.ts';
import { runHere } from './cli/program.ts';

const pages = new Map(referencePages().map(({ name, render }) => [name, render()]));
const files = new Set(referencePages().map(({ file }) => `${file}.md`));

describe.each(vendors.map((vendor) => [vendor.name, vendor] as const))(
  'the reference of %s',
  (name, vendor) => {
    const own = [...pages].filter(([page]) => page === name || page.startsWith(`${name}/`));

    it('has each operation on one page, with its fields, its errors and a recipe for each of them', () => {
      const all = own.map(([, text]) => text).join('\n');
      for (const operation of operationsByKey(vendor).values()) {
        const sections = all
          .split(/\n(?=##? )/)
          .filter((section) => section.startsWith(`## ${operation.name}\n`));
        expect(sections).toHaveLength(1);
        const recipes = sections[0]!.split(`<code>npx understudy-live recipe ${operation.name} `);
        expect(recipes).toHaveLength(operation.errors.length + 1);
      }
    });

    it('says of each field and of each part of a reply what it means', () => {
      const rows = own.flatMap(([page, text]) =>
        [...text.matchAll(/^\| `[^`]+` \| .*$/gm)].map(([row]) => `${page}: ${row}`),
      );
      expect(rows.filter((row) => / \|\s+\|$/.test(row))).toEqual([]);
    });

    it('has every error in its index, with what to do about it', () => {
      const index = pages.get(`${name}/errors`)!;
      for (const error of Object.keys(vendor.errors)) {
        expect(remedyFor(vendor, error)).toMatch(/^[A-Z].*\.$/);
        expect(index).toContain(`\`${error}\``);
      }
    });

    it('advises once on each error', () => {
      const advised = vendor.remedies.flatMap(([, errors]) => errors);
      expect(advised.toSorted()).toEqual(Object.keys(vendor.errors).toSorted());
    });

    it('leads to pages and headings that are there', () => {
      const broken = own.flatMap(([page, text]) =>
        [...text.matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)].filter(([, to = '', anchor]) => {
          const [file] = to.split('.md', 1);
          const target =
            to === '' ? page : to.startsWith('../') ? file!.slice('../'.length) : `${name}/${file}`;
          if (to !== '' && !files.has(`${target}.md`)) return true;
          const headings = [...(pages.get(target) ?? '').matchAll(/^## (.*)$/gm)].map(
            ([, heading]) => heading,
          );
          return anchor !== undefined && !headings.some((heading) => heading!.toLowerCase() === anchor);
        }),
      );
      expect(broken.map(([link]) => link)).toEqual([]);
    });
  },
);

it('has at most 300 lines on each page', () => {
  const long = [...pages].filter(([, text]) => text.split('\n').length > 301);
  expect(long.map(([page]) => page)).toEqual([]);
});

describe('understudy reference', () => {
  it('lists its pages when none is named', async () => {
    const { stdout } = await runHere('reference');
    expect(stdout.trimEnd().split('\n')).toEqual([...pages.keys()]);
  });

  it('prints what is folded in a browser as it is', async () => {
    const { stdout } = await runHere('reference', 'tencent-chat/errors');
    expect(stdout).toContain('| `npx understudy-live recipe banMember 60003` |');
    expect(stdout).not.toContain('<details>');
  });

  it('finds an operation without its page', async () => {
    const { stdout } = await runHere('reference', '--operation', 'ban_member');
    expect(stdout).toMatch(/^## banMember\n/);
  });

  it.each([
    [['polyv-liv'], 'There is no page "polyv-liv". Did you mean "polyv-live"'],
    [['tencent-chat/ban'], 'Did you mean "tencent-chat/bans"'],
    [['scenarios', '--operation', 'banMember'], 'The page "scenarios" has no operations.'],
  ])('says what it does not find: %j', async (args, sentence) => {
    const { code, stderr } = await runHere('reference', ...args);
    expect([code, stderr]).toEqual([1, expect.stringContaining(sentence)]);
  });
});
