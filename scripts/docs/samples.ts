import { existsSync } from 'node:fs';
import { fence, readText } from './fence.ts';
import type { Language } from '../../emulator/documentation/sections.ts';

export interface Sample {
  readonly title: string;
  /** Where the sample of a vendor stands. */
  readonly file: (vendor: string) => string;
  /** How it is run, with its file behind it. */
  readonly command: readonly [program: string, ...words: string[]];
  /** What compiles it, with its file behind it, where that is a step before; the file that is made is run then. Nightly alone. */
  readonly compile?: readonly [program: string, ...words: string[]];
}

const inFolder = (name: string) => (vendor: string) => `examples/languages/${vendor}/${name}`;

/** One call of a vendor in each language. What the page says of them is what the tests do with them. */
export const samples: readonly Sample[] = [
  { title: 'Node', file: (vendor) => `examples/official-sdks/${vendor}.mjs`, command: ['node'] },
  { title: 'Python', file: inFolder('ban.py'), command: ['python3'] },
  { title: 'Go', file: inFolder('ban.go'), command: ['go', 'run'] },
  { title: 'Java', file: inFolder('Ban.java'), command: ['java'] },
  { title: 'PHP', file: inFolder('ban.php'), command: ['php'] },
  {
    title: 'C#',
    file: inFolder('Ban.cs'),
    compile: ['mcs', '-r:System.Net.Http.dll', '-out:Ban.exe'],
    command: ['mono'],
  },
  { title: 'curl + OpenSSL', file: inFolder('ban.sh'), command: ['sh'] },
];

/** The words that stand above a block that no test runs. */
export const notRun: Readonly<Record<Language, string>> = { en: 'Not run by the tests', zh: '测试没有运行' };

const words = {
  en: {
    run: 'The tests run this file against a new sandbox: ',
    compiled: 'Every night the tests compile this file for Mono and run it against a new sandbox: ',
    then: ', then',
  },
  zh: {
    run: '测试会在一个新沙箱上运行这个文件：',
    compiled: '测试每晚用 Mono 编译这个文件，并在一个新沙箱上运行：',
    then: '，再运行',
  },
} as const;

/** The samples of a vendor, each with what was done with it. */
export function renderSamples(vendor: string, language: Language): string {
  return samples
    .filter(({ file }) => existsSync(new URL(`../../${file(vendor)}`, import.meta.url)))
    .map(({ title, file, command, compile }) => {
      const path = file(vendor);
      const { run, compiled, then } = words[language];
      const said = compile
        ? `${compiled}\`${[...compile, path].join(' ')}\`${then} \`${[...command, 'Ban.exe'].join(' ')}\``
        : `${run}\`${[...command, path].join(' ')}\``;
      return `### ${title}\n\n${said}\n\n${fence(path, readText(path))}`;
    })
    .join('\n\n');
}
