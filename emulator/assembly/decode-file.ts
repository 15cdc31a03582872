/** The marks of byte order that editors and shells write, each with the encoding that it begins; PowerShell redirects in UTF-16. */
const marks = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
] as const;

/** The text of a file in UTF-8, or in what its mark of byte order says, without the mark. What is in neither is replaced. */
export function decodeFile(bytes: Uint8Array): string {
  const marked = marks.find((mark) => mark.bytes.every((byte, at) => bytes[at] === byte));
  return new TextDecoder(marked?.encoding).decode(bytes);
}

/** Why a text is not what its writer sees, in a sentence: it is in another encoding than the one that `decodeFile` took. */
export function describeEncoding(bytes: Uint8Array): string | undefined {
  if (!decodeFile(bytes).includes('\ufffd')) return undefined;
  const lines = decodeFile(bytes).split('\n');
  const line = lines.findIndex((text) => text.includes('\ufffd')) + 1;
  return `line ${line} is not in UTF-8${isGbk(bytes) ? ', but in GBK as it looks' : ''}: save the file as UTF-8.`;
}

function isGbk(bytes: Uint8Array): boolean {
  try {
    return /\p{Script=Han}/u.test(new TextDecoder('gbk', { fatal: true }).decode(bytes));
  } catch {
    return false;
  }
}
