import { byCodeUnit, type Pairs } from '../../../core/wire/query-string.ts';
import type { V1Parts } from './parts.ts';
import { operations } from '../../operations/index.ts';
import { knownRegions } from '../../operations/regions.ts';
import { commonNames, languages } from '../../wire/constants.ts';
import { v1Methods } from '../../wire/signature.ts';

export type Pair = readonly [name: string, value: string];

/** Signs other parameters, where they differ at all. */
export function withParameters(parts: V1Parts, ...forms: readonly Pairs[]): readonly V1Parts[] {
  const seen = [parts.parameters];
  return forms.flatMap((parameters) => {
    if (seen.some((known) => areSame(known, parameters))) return [];
    seen.push(parameters);
    return [{ ...parts, parameters }];
  });
}

function areSame(left: Pairs, right: Pairs): boolean {
  return (
    left === right ||
    (left.length === right.length &&
      left.every(([name, value], at) => name === right[at]![0] && value === right[at]![1]))
  );
}

/** Signs the parameters with one of them in front of the others, or behind them. */
export function moveOne(parts: V1Parts): readonly V1Parts[] {
  const orders = parts.parameters.flatMap((pair, at) => {
    const others = parts.parameters.toSpliced(at, 1);
    return [
      [...others, pair],
      [pair, ...others],
    ];
  });
  return withParameters(parts, ...orders);
}

/** Signs another value of a parameter. A search asks for it so often that nothing is made where nothing changes. */
export function withValue(
  parts: V1Parts,
  name: string,
  change: (value: string) => string,
): readonly V1Parts[] {
  const parameters = parts.parameters.map((pair): Pair => {
    if (pair[0] !== name) return pair;
    const value = change(pair[1]);
    return value === pair[1] ? pair : [name, value];
  });
  return parameters.every((pair, at) => pair === parts.parameters[at]) ? [] : [{ ...parts, parameters }];
}

export const byName = ([left]: Pair, [right]: Pair): number => byCodeUnit(left, right);
export const byLetter = ([left]: Pair, [right]: Pair): number =>
  byCodeUnit(left.toLowerCase(), right.toLowerCase());

/** Says which parameters of the call the text to sign lacks. */
export function tellLeftOut({ parameters, sentNames }: V1Parts): string {
  const left = sentNames.filter(
    (name) => name !== 'Signature' && !parameters.some(([other]) => other === name),
  );
  return `The text to sign lacks ${left.join(' and ')}, which the call has.`;
}

/** Actions that samples of this cloud are written for, and those of this service. */
const actions = ['DescribeInstances', 'DescribeZones', ...Object.values(operations).map(({ key }) => key)];

/** Common parameters that clients sign without sending them, with the values that they have then. */
export const absent: readonly (readonly [name: string, values: readonly string[]])[] = [
  ...commonNames.map((name) => [name, ['', 'undefined', 'null', 'None']] as const),
  ['SignatureMethod', Object.keys(v1Methods)],
  ['Language', languages],
  ['Region', [...knownRegions]],
  ['Version', ['2019-07-22', '2017-03-12']],
  ['Nonce', ['0', '1']],
  ['Action', actions],
];
