import type { Block } from './blocks.ts';
import { isHere } from '../examples/runtimes.ts';
import { Project } from './project.ts';

const startsEmulator = /^(npx understudy-live start|npm start)\b/;
/** What some blocks need, and what not every machine has. */
const runtimes = ['python3', 'go', 'java', 'php'];

const shownAsFile = /^(?:#|\/\/) (\S+\.\w+)$/m;

/** The file that a block is, by the comment in its first line. */
export function fileNameOf({ text }: Block): string | undefined {
  return shownAsFile.exec(text.split('\n', 1)[0]!)?.[1];
}

/**
 * Does what a page says, in its order: files are written, the emulator is started, shell is run, and the text below it is
 * what it prints. Gives what is not so.
 */
export async function walkPage(blocks: readonly Block[]): Promise<readonly string[]> {
  const project = new Project();
  const wrong: string[] = [];
  let printed = '';
  try {
    for (const block of blocks) {
      if (block.isMarked || lacksRuntime(block)) continue;
      if (block.language === 'sh') {
        const { failure, ...result } = await runShell(project, block);
        if (failure !== undefined) wrong.push(`line ${block.line}: ${failure}`);
        printed = result.printed;
      } else if (block.language === 'text') {
        const absent = block.from === undefined ? absentLine(block.text, printed) : undefined;
        if (absent !== undefined) wrong.push(`line ${block.line}: not printed: ${absent}\nbut:\n${printed}`);
      } else if (block.from === undefined) project.write(fileNameOf(block) ?? '', block.text);
    }
  } finally {
    await project.close();
  }
  return wrong;
}

function lacksRuntime({ language, text }: Block): boolean {
  return (
    language === 'sh' &&
    runtimes.some(
      (program) => new RegExp(String.raw`(^|[ ;&])${program} `, 'm').test(text) && !isHere(program),
    )
  );
}

async function runShell(
  project: Project,
  { text }: Block,
): Promise<{ readonly printed: string; readonly failure: string | undefined }> {
  if (startsEmulator.test(text)) {
    await project.start(text);
    return { printed: '', failure: undefined };
  }
  await project.begin();
  const expected = Number(/# ends with (\d+)/.exec(text)?.[1] ?? 0);
  const { code, printed } = await project.run(text);
  const failure = code === expected ? undefined : `ended with ${code}: ${text}\n${printed}`;
  return { printed, failure };
}

/** The first line of a shown output that was not printed; `…` stands for whatever is different each time. */
function absentLine(shown: string, printed: string): string | undefined {
  return shown.split('\n').find((line) => {
    const pattern = line
      .trimEnd()
      .split('…')
      .map((part) => part.replaceAll(/[\^$.*+?()[\]{}|]/g, String.raw`\$&`))
      .join('.*');
    return !new RegExp(`^${pattern}\\s*$`, 'm').test(printed);
  });
}
