/** Bytes, sixteen to a line: where they are, what they are, and the characters that they make. */
export function layOutHex(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let start = 0; start < bytes.length; start += 16) {
    const row = Array.from(bytes.subarray(start, start + 16));
    const digits = row.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const characters = row.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·'));
    lines.push(`${start.toString(16).padStart(6, '0')}  ${digits.padEnd(47)}  ${characters.join('')}`);
  }
  return lines.join('\n');
}
