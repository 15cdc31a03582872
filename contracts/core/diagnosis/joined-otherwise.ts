import type { Advice } from './diagnose-signature.ts';

/** Signs that stand between the parameters of a URL where & belongs, before the next name. */
const joined = /^[\w%.-]+(\s*[;,|?]\s*|\s+|&amp;)([A-Za-z][\w.-]*)=/;

/** What to say of a parameter that holds those behind it too, for another sign than & joins them; undefined for any other value. */
export function describeOtherJoin(name: string, value: string): Advice | undefined {
  const [, sign] = joined.exec(value) ?? [];
  if (sign === undefined) return undefined;
  return {
    id: 'parameters-joined-otherwise',
    title: 'The parameters of the URL are joined otherwise',
    detail: `${name} holds the parameters behind it as well: they are joined by ${JSON.stringify(sign)}.`,
    fix: 'Put & between the parameters of the URL.',
  };
}
