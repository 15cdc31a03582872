import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';

/** A file that cannot be used, in one sentence that names the file and the place in it. */
export class FileProblem extends Error {
  override readonly name = 'FileProblem';

  /** A sentence for each, where there are several. */
  readonly problems: readonly string[];

  constructor(file: string, what: string, problems: readonly string[] = []) {
    super(`${/^\S+$/.test(file) ? file : JSON.stringify(file)}: ${what}`);
    this.problems = problems;
  }
}

/** The text of a file; `-` is the standard input, to its end. Throws a `FileProblem`. */
export async function readFileText(file: string): Promise<string> {
  return decodeFile(await readBytes(file));
}

/** The same, where what is not in UTF-8 would change its meaning. Throws a `FileProblem`. */
export async function readStrictText(file: string): Promise<string> {
  const bytes = await readBytes(file);
  const problem = describeEncoding(bytes);
  if (problem !== undefined) throw new FileProblem(file, problem);
  return decodeFile(bytes);
}

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await (file === '-' ? buffer(process.stdin) : readFile(file));
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new FileProblem(file, isMissing ? 'there is no such file.' : 'the file cannot be read.');
  }
}

/** The marks of byte order that editors and shells write, each with the encoding that it begins; PowerShell redirects in UTF-16. */
const marks = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
] as const;

const encodingOf = (bytes: Uint8Array): string =>
  marks.find((mark) => mark.bytes.every((byte, at) => bytes[at] === byte))?.encoding ?? 'utf-8';

/** The text of a file in UTF-8, or in what its mark of byte order says, without the mark. What is in neither is replaced. */
function decodeFile(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

/** Why a text is not what its writer sees, in a sentence: it is in another encoding than the one that `decodeFile` takes. */
function describeEncoding(bytes: Uint8Array): string | undefined {
  if (decodeStrictly(bytes, encodingOf(bytes)) !== undefined) return undefined;
  const lines = decodeFile(bytes).split('\n');
  const line = lines.findIndex((text) => text.includes('\ufffd')) + 1;
  const isGbk = /\p{Script=Han}/u.test(decodeStrictly(bytes, 'gbk') ?? '');
  return `line ${line} is not in UTF-8${isGbk ? ', but in GBK as it looks' : ''}: save the file as UTF-8.`;
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
