/** What stands in a subject of NATS as it is; everything else is written as `=` and two digits for each byte. */
const plain = /^[A-Za-z0-9_-]+$/;

/** A word as a token of a subject or as a part of a name: without dots, spaces and wildcards, and never empty. */
export function encodeWord(word: string): string {
  if (plain.test(word)) return word;
  if (word === '') return '=';
  return [...Buffer.from(word)]
    .map((byte) => {
      const letter = String.fromCharCode(byte);
      return plain.test(letter) ? letter : `=${byte.toString(16).padStart(2, '0')}`;
    })
    .join('');
}

export function decodeWord(token: string): string {
  if (token === '=') return '';
  const bytes = token.replaceAll(/=([0-9a-f]{2})|(.)/g, (_, hex: string | undefined, letter: string) =>
    String.fromCharCode(hex === undefined ? letter.charCodeAt(0) : Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1').toString();
}

/** A subject of the log as tokens of NATS; `>` as the last word stays what it is. */
export function encodeSubject(subject: string): string {
  const words = subject.split('.');
  return words
    .map((word, index) => (word === '>' && index === words.length - 1 ? '>' : encodeWord(word)))
    .join('.');
}

export function decodeSubject(tokens: string): string {
  // Every record of every sandbox passes here, and most need nothing.
  if (!tokens.includes('=')) return tokens;
  return tokens.split('.').map(decodeWord).join('.');
}

/** Where a shared name keeps what: `records` are the log; a `fence` only shows how far the log has come. */
export interface Layout {
  readonly records: string;
  readonly kept: string;
  readonly record: (subject: string) => string;
  readonly fence: (subject: string) => string;
  /** Records and fences of a subject or of a pattern. */
  readonly both: (subject: string) => string;
  /** The subject of a record, or nothing for a fence. */
  readonly readRecord: (subject: string) => string | undefined;
  readonly pointer: (key: string) => string;
  readonly part: (key: string, upload: string, part: number | '>') => string;
  /** What nobody keeps: no stream has it. */
  readonly talk: string;
  readonly subjects: { readonly records: string; readonly kept: string };
}

/** Two streams for a name: one holds the log, the other the snapshots, so that each has a numbering of its own. */
export function layoutOf(name: string): Layout {
  const token = encodeWord(name);
  const log = `understudy.${token}.log`;
  const kept = `understudy.${token}.kept`;
  const record = `${log}.record.`;
  return {
    records: `understudy-${token}-log`,
    kept: `understudy-${token}-kept`,
    record: (subject) => record + encodeSubject(subject),
    fence: (subject) => `${log}.fence.${encodeSubject(subject)}`,
    both: (subject) => (subject === '>' ? `${log}.>` : `${log}.*.${encodeSubject(subject)}`),
    readRecord: (subject) =>
      subject.startsWith(record) ? decodeSubject(subject.slice(record.length)) : undefined,
    pointer: (key) => `${kept}.pointer.${encodeWord(key)}`,
    talk: `understudy.${token}.talk`,
    part: (key, upload, part) => `${kept}.part.${encodeWord(key)}.${upload}.${part}`,
    subjects: { records: `${log}.>`, kept: `${kept}.>` },
  };
}
