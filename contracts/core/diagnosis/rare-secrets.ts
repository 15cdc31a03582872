import type { Mistake, SecretPart } from './mistake.ts';
import { asBytes, asOption, escapeSigns, exchangeLookalikes, mistype, textPrinters } from './secret-slips.ts';

type Slip = (secret: string) => Iterable<string>;

/** The secret as it was typed off, printed by a language, or escaped. */
export function retypedSecrets<Parts extends SecretPart>(): readonly Mistake<Parts>[] {
  return [
    {
      id: 'secret-printed-otherwise',
      tried: 'alone',
      title: 'The secret is what a language prints of it',
      detail:
        "The key of the signature is the secret as a program prints it, such as b'…', Some(…) or a list of its characters.",
      fix: 'Use the text itself: str.decode() in Python, unwrap() in Rust, the value of an Optional.',
      inflict: slipForms((secret) => [asOption(secret), asBytes(secret)]),
      rarer: slips((secret) => textPrinters.map((print) => print(secret))),
    },
    {
      id: 'secret-escaped-otherwise',
      tried: 'alone',
      title: 'Signs of the secret are escaped',
      detail:
        'Some signs of the secret that are neither letters nor digits came as escapes of URLs, of HTML or of a program.',
      fix: 'Use the secret as text, exactly as the console shows it.',
      inflict: slipForms(escapeSigns),
    },
    {
      id: 'secret-mistyped',
      tried: 'alone',
      title: 'The secret was mistyped',
      detail:
        'The signature is right for the secret with a sign that looks like another, with two exchanged, or with one that is wrong.',
      fix: 'Copy the secret from the console; do not type or read it off.',
      inflict: slipForms(exchangeLookalikes),
      rarer: slips(mistype),
    },
  ];
}

/** The parts with each secret that a slip makes of theirs, where it is a text of some length. */
export function slips(slip: Slip): <Parts extends SecretPart>(parts: Parts) => Generator<Parts> {
  return function* (parts) {
    const { secret } = parts;
    if (typeof secret !== 'string' || secret.length < 6) return;
    const seen = new Set([secret]);
    for (const changed of slip(secret)) {
      if (seen.has(changed)) continue;
      seen.add(changed);
      yield { ...parts, secret: changed };
    }
  };
}

const slipForms =
  (slip: Slip) =>
  <Parts extends SecretPart>(parts: Parts): readonly Parts[] => [...slips(slip)(parts)];
