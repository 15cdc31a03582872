import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { baseUrlVariable } from '../contracts/core/config/env-names.ts';
import { vendorNames } from '../contracts/vendor-names.ts';
import { valueName, vendorFiles } from '../scripts/vendor-index.ts';

const root = new URL('../', import.meta.url);

describe.each(vendorFiles.map((file) => [file.path, file] as const))('%s', (path, { render }) => {
  it('is as "npm run vendors" writes it', async () => {
    expect(readFileSync(new URL(path, root), 'utf8')).toBe(await render(vendorNames));
  });

  it('names a vendor as soon as the list does, and only then', async () => {
    const longer = await render([...vendorNames, 'tiny']);
    expect(longer).toMatch(/\btiny\b/i);
    expect(await render([])).not.toMatch(new RegExp(vendorNames.join('|')));
  });
});

/** What may name a vendor outside the vendors' folders and the written files. */
const exceptions = [
  'contracts/vendor-names.ts',
  // What is measured beside servers of others is one vendor's call.
  'bench/cold-start.ts',
  'bench/growth.ts',
  'bench/replica-calls.ts',
  'bench/secure.ts',
  'bench/throughput.ts',
  // Examples for the documents.
  // The worst that the control API may be given, in the words of one vendor or another.
  'scripts/control-inputs.ts',
  'scripts/control-times.ts',
  'scripts/docs/diagnosis-example.ts',
  'scripts/docs/refusals-example.ts',
  // A stranger's program, which uses the package by its exports.
  'scripts/package/consumer.ts',
  'scripts/package/consumer-with-both.ts',
  'scripts/package/consumer-with-peers.ts',
  'scripts/package/try-program.ts',
  'scripts/binary/try-binary.ts',
  'scripts/compose/try-shared.ts',
  'scripts/test-binary.ts',
  'scripts/try-elsewhere.ts',
  'scripts/write-screens.ts',
];

const sources = ['contracts', 'emulator', 'clients', 'scripts', 'bench'].flatMap((folder) =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|js|mjs)$/.test(file))
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`),
);

/** A page without what is made anew whenever the list changes. */
function readProse(file: string): string {
  return readFileSync(new URL(file, root), 'utf8').replaceAll(/<!-- generated: [^]*?<!-- end -->/g, '');
}

/** A source without its comments, in which examples may stand. */
function readCode(file: string): string {
  return readFileSync(new URL(file, root), 'utf8').replaceAll(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '');
}

describe('the list of vendors', () => {
  it('is the only one: no other source outside a vendor’s folder names a vendor', () => {
    const names = vendorNames.flatMap((name) => [
      name,
      valueName(name),
      baseUrlVariable(name).replace(/_BASE_URL$/, ''),
    ]);
    const named = new RegExp(names.join('|'), 'i');
    const written = new Set([...exceptions, ...vendorFiles.map(({ path }) => path)]);
    const folder = new RegExp(`/(${vendorNames.join('|')})/`);
    const wrong = sources.filter(
      (file) => !folder.test(file) && !written.has(file) && named.test(readCode(file)),
    );
    expect(wrong).toEqual([]);
  });

  it('is counted nowhere: how many vendors there are follows from it', () => {
    const prose = ['README.md', 'docs/design.md', 'package.json'];
    const counted =
      /\b(two|three|four|five|six|[2-9])( typed| live-streaming)? (vendors|clients|moderation)/i;
    const texts = [
      ...sources.map((file) => [file, readCode(file)] as const),
      ...prose.map((file) => [file, readProse(file)] as const),
    ];
    expect(texts.filter(([, text]) => counted.test(text)).map(([file]) => file)).toEqual([]);
  });
});
