/** How a fact is known: written by the vendor, seen in a real reply or client, or decided here. */
export type Standing = 'documented' | 'observed' | 'assumed';

/** Where a fact comes from. `at` is an address or the name of a document; `date` is ISO 8601 (day or month). */
export interface Source {
  /** How the fact is known: written by the vendor, seen in a real reply or client, or decided here. */
  readonly standing: Standing;
  /** An address, or the name of a document; of what is assumed, why. */
  readonly at: string;
  /** The day or the month of it, in ISO 8601. Default: none is known. */
  readonly date?: string;
}

export const documented = (at: string, date?: string): Source => source('documented', at, date);
export const observed = (at: string, date?: string): Source => source('observed', at, date);
export const assumed = (why: string): Source => source('assumed', why);

/** How a source is told in another language than English. */
interface ToldSource {
  readonly standings?: Readonly<Record<Standing, string>>;
  readonly colon?: string;
  readonly say?: (sentence: string) => string;
}

/** A source in Markdown: the address is a link, and what is said beside it follows. */
export function printSource({ standing, at, date }: Source, told: ToldSource = {}): string {
  const { standings, colon = ': ', say = (sentence: string) => sentence } = told;
  const [, address, space = '', remark = ''] = /^(https?:\/\/\S+?),?(?:(\s+)([^]*))?$/.exec(at) ?? [];
  const name = standings?.[standing] ?? standing;
  const where =
    address === undefined
      ? `${name}${colon}${say(at)}`
      : `[${name}](${address})${space}${remark && say(remark)}`;
  return date === undefined ? where : `${where}, ${date}`;
}

/** The address that a source has, if any. */
export function addressOf({ at }: Source): string | undefined {
  return /^https?:\/\/\S+?(?=,?(?:\s|$))/.exec(at)?.[0];
}

function source(standing: Standing, at: string, date?: string): Source {
  return date === undefined ? { standing, at } : { standing, at, date };
}
