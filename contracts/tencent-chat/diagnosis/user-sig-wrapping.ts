import type { Advice } from '../../core/diagnosis/diagnose-signature.ts';

interface Wrapping extends Advice {
  /** What is seen of it in a text, in place of `detail`. */
  readonly tell?: (text: string) => string;
  /** The text without it, where it has it. */
  takeOff(text: string): string | undefined;
}

/** What is around a UserSig, or in it, that does not belong there. */
const wrappings: readonly Wrapping[] = [
  {
    id: 'usersig-with-whitespace',
    title: 'The UserSig has white space in it',
    detail:
      'There is a line break or a space around the UserSig, or inside it, as base64 for mail has after 76 characters.',
    fix: 'Take all white space out of the UserSig before it is sent; use base64 without line breaks.',
    takeOff: (text) => differs(text, text.replaceAll(/\s|\\[rnt]|\ufeff|\u200b/g, '')),
  },
  {
    id: 'usersig-in-quotes',
    title: 'The UserSig is in quotation marks',
    detail: 'There are quotation marks around the UserSig, as JSON.stringify or a settings file puts them.',
    fix: 'Send the UserSig without the quotation marks.',
    takeOff: (text) => /^\\?["'`“‘<[]+(.*?)\\?["'`”’>\]]+$/s.exec(text.trim())?.[1],
  },
  {
    id: 'usersig-percent-encoded-twice',
    title: 'The UserSig was percent-encoded twice',
    detail: 'When the URL is decoded, percent escapes are still in the UserSig, for example %2A for *.',
    fix: 'Encode the UserSig once: give it as it is to a library that encodes parameters itself.',
    takeOff: (text) => differs(text, decodeEscapes(decodeEscapes(text))),
  },
  {
    id: 'usersig-with-text-around-it',
    title: 'The UserSig has other text around it',
    detail: 'A whole UserSig stands in it, with a name, a prefix or other text before or behind.',
    tell: (text) => {
      const [word] = /^(?:Bearer|Basic|Token|user_?sig|sig|sign)\b/i.exec(text.trim()) ?? [];
      return `A whole UserSig stands in it, with ${word === undefined ? 'a name, a prefix or other text before or behind' : `"${word}" before it`}.`;
    },
    fix: 'Send the UserSig alone.',
    takeOff: (text) => differs(text, /eJ[A-Za-z0-9*+/=_-]{60,}/.exec(text)?.[0] ?? text),
  },
];

/** What is wrong around a text, if it is whole without that: one thing, or else all of them together. */
export function undress(text: string, isWhole: (text: string) => boolean): Advice | undefined {
  for (const wrapping of wrappings) {
    const inner = wrapping.takeOff(text);
    if (inner !== undefined && isWhole(inner)) return together([wrapping], text);
  }
  let [inner, worn] = [text, [] as readonly Wrapping[]];
  for (const wrapping of [...wrappings, ...wrappings]) {
    const less = wrapping.takeOff(inner);
    if (less === undefined) continue;
    [inner, worn] = [less, worn.includes(wrapping) ? worn : [...worn, wrapping]];
    if (isWhole(inner)) return together(worn, text);
  }
  return undefined;
}

function together(worn: readonly Wrapping[], text: string): Advice {
  return {
    id: worn.map(({ id }) => id).join(' and '),
    title: worn.map(({ title }) => title).join(', and '),
    detail: worn.map(({ detail, tell }) => tell?.(text) ?? detail).join(' '),
    fix: worn.map(({ fix }) => fix).join(' '),
  };
}

function differs(text: string, changed: string): string | undefined {
  return changed === text ? undefined : changed;
}

function decodeEscapes(text: string): string {
  return text.replaceAll(/%([0-9a-f]{2})/gi, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
}
