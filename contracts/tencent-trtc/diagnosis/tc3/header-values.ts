import { header } from '../../../core/wire/http.ts';
import { knownRegions } from '../../operations/regions.ts';
import { actionNames } from '../fields-of.ts';
import { languages } from '../../wire/constants.ts';
import type { Tc3Parts } from './parts.ts';

/** What clients are known to send bodies as. */
export const contentTypes = [
  'application/json',
  'application/json; charset=utf-8',
  'application/json;charset=utf-8',
  'application/json; charset=UTF-8',
  'application/json;charset=UTF-8',
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded; charset=utf-8',
  'application/x-www-form-urlencoded;charset=utf-8',
  'multipart/form-data',
  'text/plain;charset=utf-8',
];

/** Headers that have one of few values. */
export const otherValues: Readonly<Record<string, readonly string[]>> = {
  'x-tc-region': [...knownRegions],
  'x-tc-language': languages,
  'x-tc-action': actionNames,
  'x-tc-version': ['2019-07-22', '2017-03-12', '2018-11-27', '2020-03-24'],
};

export const valueOf = ({ lines }: Tc3Parts, name: string): string =>
  lines.find(([candidate]) => candidate === name)?.[1] ?? '';

const mediaTypeOf = (type: string): string => type.split(';', 1)[0]!.trim().toLowerCase();

/** Signs other values of a header, where it is signed at all. */
export function withValues(parts: Tc3Parts, name: string, values: readonly string[]): readonly Tc3Parts[] {
  const old = valueOf(parts, name);
  if (!parts.lines.some(([candidate]) => candidate === name)) return [];
  return [...new Set(values)]
    .filter((value) => value !== old)
    .map((value) => ({
      ...parts,
      lines: parts.lines.map(([other, same]) => [other, other === name ? value : same] as const),
    }));
}

export function otherTypes(parts: Tc3Parts, which: 'same media type' | 'another one'): readonly Tc3Parts[] {
  if (header(parts.sent.headers, 'content-type') === undefined) return [];
  const sent = mediaTypeOf(valueOf(parts, 'content-type'));
  const fitting = contentTypes.filter(
    (type) => (mediaTypeOf(type) === sent) === (which === 'same media type'),
  );
  return withValues(parts, 'content-type', fitting);
}
