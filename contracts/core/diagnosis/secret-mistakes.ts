import type { Mistake, SecretPart } from './diagnose-signature.ts';
import { readBase64, readHex } from '../wire/bytes.ts';

/** Mistakes with the secret itself, which every scheme knows. */
export function secretMistakes<Parts extends SecretPart>(): readonly Mistake<Parts>[] {
  return [
    {
      id: 'secret-hex-decoded',
      title: 'The secret was decoded from hexadecimal',
      detail: 'The key of the signature is the bytes that the hexadecimal digits of the secret stand for.',
      fix: 'Use the secret as text, exactly as the console shows it.',
      inflict: changeText((secret) => (/^([0-9a-f]{2})+$/i.test(secret) ? readHex(secret) : undefined)),
    },
    {
      id: 'secret-base64-decoded',
      title: 'The secret was decoded from base64',
      detail: 'The key of the signature is the bytes that the secret stands for in base64.',
      fix: 'Use the secret as text, even where it looks like base64.',
      inflict: changeText((secret) => readBase64(secret)),
    },
    {
      id: 'secret-with-whitespace',
      title: 'The secret has white space around it',
      detail: 'The secret ends in a line break or a space, as one that was read from a file does.',
      fix: 'Trim the secret before signing.',
      inflict: (parts) =>
        ['\n', '\r\n', ' '].flatMap((end) => changeText<Parts>((secret) => secret + end)(parts)),
    },
    {
      id: 'secret-lower-case',
      title: 'The secret was put into lower case',
      detail: 'The signature is right for the secret in lower-case letters.',
      fix: 'Use the secret exactly as the console shows it.',
      inflict: changeText((secret) => (secret === secret.toLowerCase() ? undefined : secret.toLowerCase())),
    },
  ];
}

function changeText<Parts extends SecretPart>(
  change: (secret: string) => string | Uint8Array | undefined,
): (parts: Parts) => readonly Parts[] {
  return (parts) => {
    if (typeof parts.secret !== 'string') return [];
    const secret = change(parts.secret);
    return secret === undefined ? [] : [{ ...parts, secret }];
  };
}
