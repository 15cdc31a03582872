import { vendorNames } from '../../contracts/vendor-names.ts';

/** The languages that the pages are written in. */
export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];

interface Section {
  readonly title: Readonly<Record<Language, string>>;
  readonly pages: readonly string[];
}

/** The pages of the documentation in the order in which they are read. A page is named once, for all languages. */
export const sections: readonly Section[] = [
  { title: { en: 'Begin', zh: '上手' }, pages: ['start', 'concepts', 'operations'] },
  {
    title: { en: 'Point your SDK here', zh: '让你的 SDK 连到这里' },
    pages: vendorNames.map((vendor) => `sdk/${vendor}`),
  },
  {
    title: { en: 'Guides', zh: '指南' },
    pages: [
      ...[
        'test-a-ban',
        'library',
        'typed-clients',
        'why-refused',
        'console',
        'break-your-client',
        'reach',
        'ci',
        'parallel-tests',
        'time',
        'callbacks',
        'persistence',
        'metrics',
        'configuration',
        'openapi',
      ].map((name) => `guides/${name}`),
      'shared',
    ],
  },
  {
    title: { en: 'Reference', zh: '参考' },
    pages: ['reference/index', 'command-line', 'control-api', 'agents'],
  },
  {
    title: { en: 'How we know', zh: '凭什么可信' },
    pages: ['how-we-know', 'reliability', 'safety', 'benchmark', 'mutants', 'design', 'walk', 'changelog'],
  },
  {
    title: { en: 'Decisions', zh: '决定' },
    pages: [
      '001-schemas-name-the-refusal',
      '002-one-codec-for-both-sides',
      '003-errors-by-the-vendors-own-name',
      '004-a-scenario-is-a-new-sandbox',
      '005-bundles-and-no-dependency',
      '006-a-log-of-our-own',
      '007-remember-what-time-cannot-change',
      '008-a-shortcut-before-the-http-server',
      '009-a-vendor-is-one-line',
      '010-a-sweep-compares-runs',
      '011-a-console-of-small-parts',
      '012-a-site-by-vitepress',
      '013-what-a-client-repeats',
      '014-certificates-of-ones-own',
      '015-a-binary-by-node-itself',
      '016-one-order-by-jetstream',
      '017-the-reference-in-chinese-by-sentence',
    ].map((name) => `decisions/${name}`),
  },
];
