import { encodePart } from '../../../contracts/core/wire/query-string.ts';
import type { CredentialForm } from '../../../contracts/core/contract/vendor.ts';
import { createWindows } from './secret-windows.ts';

/** What stands in the place of a secret. */
export const mask = '***';

/** Texts from so many characters on are secrets; shorter ones would hide half of every text. */
const shortest = 6;

/** Texts of up to so many characters come again from call to call: names of headers and their values. */
const mostOfShort = 128;
/** So many of them are remembered as they are told. */
const mostRemembered = 2000;

/** The secrets that an emulator has known, those of deleted sandboxes and rotated ones included. */
export interface Secrets {
  /** Takes the secret of a credential in. */
  readonly add: (form: CredentialForm<unknown>, credential: unknown) => void;
  /** How many are known: it grows with each. */
  readonly count: () => number;
  /** A text without any secret, in whatever spelling, and without pieces of one. */
  readonly hide: (text: string) => string;
  /** A value of JSON with all its texts so hidden. */
  readonly hideIn: <Value>(value: Value) => Value;
}

export function createSecrets(): Secrets {
  const windows = createWindows();
  const known = new Set<string>();

  const hidePlain = (text: string): string => cutOut(text, windows.find(text));
  const told = new Map<string, string>();
  const hide = (text: string): string => {
    if (text.length > mostOfShort) return hideAny(text);
    const before = told.get(text);
    if (before !== undefined) return before;
    const hidden = hideAny(text);
    if (told.size >= mostRemembered) told.clear();
    told.set(text, hidden);
    return hidden;
  };
  const hideAny = (text: string): string => {
    const hidden = hidePlain(text);
    const decoded = decode(hidden);
    if (decoded === hidden) return hidden;
    const decodedHidden = hidePlain(decoded);
    return decodedHidden === decoded ? hidden : decodedHidden;
  };
  // Most values hold no secret, and to look costs less than to copy.
  const hideIn = (value: unknown): unknown => {
    if (typeof value === 'string') return hide(value);
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) {
      const hidden = value.map(hideIn);
      return hidden.some((inner, index) => inner !== value[index]) ? hidden : (value as unknown);
    }
    let isHidden = false;
    const pairs: [name: string, inner: unknown][] = [];
    for (const name of Object.keys(value)) {
      const inner = (value as Record<string, unknown>)[name];
      const hidden = [hide(name), hideIn(inner)] as [string, unknown];
      isHidden ||= hidden[0] !== name || hidden[1] !== inner;
      pairs.push(hidden);
    }
    return isHidden ? Object.fromEntries(pairs) : value;
  };

  return {
    add(form, credential) {
      for (const secret of secretsOf(form, credential)) {
        if (secret.length < shortest || known.has(secret)) continue;
        known.add(secret);
        told.clear();
        for (const spelling of spellingsOf(secret)) windows.add(spelling);
      }
    },
    count: () => known.size,
    hide,
    hideIn: <Value>(value: Value) => hideIn(value) as Value,
  };
}

/** What signs, and tokens that belong to it. */
function secretsOf(form: CredentialForm<unknown>, credential: unknown): readonly string[] {
  const tokens = Object.entries(credential as object).filter(([name]) => /token$/i.test(name));
  return [form.secret(credential), ...tokens.map(([, value]) => value as unknown)].filter(
    (secret) => typeof secret === 'string',
  );
}

function spellingsOf(secret: string): ReadonlySet<string> {
  const bytes = Buffer.from(secret);
  return new Set([
    secret,
    encodePart(secret),
    JSON.stringify(secret).slice(1, -1),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
  ]);
}

/** Percent escapes and those of JSON, read as far as they can be read. */
function decode(text: string): string {
  let decoded = text;
  if (decoded.includes('%')) {
    decoded = decoded.replaceAll(/(?:%[0-9a-f]{2})+/gi, (escapes) =>
      Buffer.from(escapes.replaceAll('%', ''), 'hex').toString(),
    );
  }
  if (decoded.includes('\\')) {
    decoded = decoded
      .replaceAll(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      .replaceAll(/\\([/"\\])/g, '$1');
  }
  return decoded;
}

/** A text with what stands at these places masked. */
function cutOut(text: string, places: readonly (readonly [from: number, to: number])[]): string {
  if (places.length === 0) return text;
  let [shown, end] = ['', 0];
  for (const [from, to] of places) {
    shown += text.slice(end, from) + mask;
    end = to;
  }
  return shown + text.slice(end);
}
