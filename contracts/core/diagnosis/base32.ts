const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** With = up to a multiple of eight letters. */
export function printBase32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{1,5}/g) ?? [];
  const text = groups.map((group) => letters[Number.parseInt(group.padEnd(5, '0'), 2)]).join('');
  return text.padEnd(Math.ceil(text.length / 8) * 8, '=');
}

/** The bytes of a text that has nothing but those letters, with = at its end or without. */
export function readBase32(text: string): Uint8Array {
  const bits = Array.from(text.replace(/=+$/, ''), (sign) =>
    letters.indexOf(sign).toString(2).padStart(5, '0'),
  ).join('');
  return Uint8Array.from(bits.match(/[01]{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
}
