import type { Mistake, SecretPart } from './mistake.ts';
import { breakUp, escapeSigns, exchangeLookalikes, mistype, printedTexts, shorten } from './secret-slips.ts';

type Slips = (secret: string) => Iterable<string>;

/** Rarer forms of mistakes with the secret, by the mistake's name. */
const slips: Readonly<Record<string, Slips>> = {
  'secret-incomplete': shorten,
  'secret-mistyped': mistype,
  'secret-with-whitespace': breakUp,
};

/** Adds the rarer forms to mistakes that have them. */
export function withRareSecrets<Parts extends SecretPart>(
  mistakes: readonly Mistake<Parts>[],
): readonly Mistake<Parts>[] {
  return mistakes.map((mistake) => {
    const slip = slips[mistake.id];
    return slip ? { ...mistake, rarer: (parts: Parts) => changeSecrets(parts, slip) } : mistake;
  });
}

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
      inflict: (parts) => [...changeSecrets(parts, (secret) => [`Some("${secret}")`, `b'${secret}'`])],
      rarer: (parts) => changeSecrets(parts, printedTexts),
    },
    {
      id: 'secret-escaped-otherwise',
      tried: 'alone',
      title: 'Signs of the secret are escaped',
      detail:
        'Some signs of the secret that are neither letters nor digits came as escapes of URLs, of HTML or of a program.',
      fix: 'Use the secret as text, exactly as the console shows it.',
      inflict: (parts) => [...changeSecrets(parts, escapeSigns)],
    },
    {
      id: 'secret-mistyped',
      tried: 'alone',
      title: 'The secret was mistyped',
      detail:
        'The signature is right for the secret with a sign that looks like another, with two exchanged, or with one that is wrong.',
      fix: 'Copy the secret from the console; do not type or read it off.',
      inflict: (parts) => [...changeSecrets(parts, exchangeLookalikes)],
    },
  ];
}

function* changeSecrets<Parts extends SecretPart>(parts: Parts, slip: Slips): Generator<Parts> {
  const { secret } = parts;
  if (typeof secret !== 'string' || secret.length < 6) return;
  const seen = new Set([secret]);
  for (const changed of slip(secret)) {
    if (seen.has(changed)) continue;
    seen.add(changed);
    yield { ...parts, secret: changed };
  }
}
