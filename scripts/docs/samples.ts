import { existsSync } from 'node:fs';
import { fence, readText } from './fence.ts';
import type { Language } from '../../emulator/documentation/sections.ts';

interface Sample {
  readonly title: string;
  /** Where the sample of a vendor stands. */
  readonly file: (vendor: string) => string;
  /** How it is run; without this it is not run anywhere. */
  readonly command?: readonly [program: string, ...words: string[]];
}

const inFolder = (name: string) => (vendor: string) => `examples/languages/${vendor}/${name}`;

/** One call of a vendor in each language. What the page says of them is what the tests do with them. */
export const samples: readonly Sample[] = [
  { title: 'Node', file: (vendor) => `examples/official-sdks/${vendor}.mjs`, command: ['node'] },
  { title: 'Python', file: inFolder('ban.py'), command: ['python3'] },
  { title: 'Go', file: inFolder('ban.go'), command: ['go', 'run'] },
  { title: 'Java', file: inFolder('Ban.java'), command: ['java'] },
  { title: 'PHP', file: inFolder('ban.php'), command: ['php'] },
  { title: 'C#', file: inFolder('Ban.cs') },
];

/** The words that stand above a block that no test runs. */
export const notRun: Readonly<Record<Language, string>> = { en: 'Not run by the tests', zh: '测试没有运行' };

const words = {
  en: {
    run: 'The tests run this file against a new sandbox',
    because: 'there is no .NET where the tests run. It is written after the one in Java.',
  },
  zh: {
    run: '测试会在一个新沙箱上运行这个文件',
    because: '跑测试的机器上没有 .NET。写法对照 Java 那一份。',
  },
} as const;

/** The samples of a vendor, each with what was done with it. */
export function renderSamples(vendor: string, language: Language): string {
  return samples
    .filter(({ file }) => existsSync(new URL(`../../${file(vendor)}`, import.meta.url)))
    .map(({ title, file, command }) => {
      const path = file(vendor);
      const said = command
        ? `${words[language].run}: \`${[...command, path].join(' ')}\``
        : `**${notRun[language]}**${language === 'zh' ? '：' : ': '}${words[language].because}`;
      return `### ${title}\n\n${said}\n\n${fence(path, readText(path))}`;
    })
    .join('\n\n');
}
