import type { FaultRule } from '../../../contracts/core/config/fault-rule.ts';

export type Effect = FaultRule['effect'];
export type EffectType = Effect['type'];

/** What each effect needs to be told, with what a form begins with. */
export const effectParameters: Readonly<Record<EffectType, Readonly<Record<string, number | string>>>> = {
  error: { code: '' },
  latency: { ms: 3000 },
  hang: {},
  'slow-body': { bytesPerSecond: 20 },
  reset: {},
  truncate: { bytes: 20 },
  malformed: {},
  html: { status: 502 },
  'wrong-content-type': { contentType: 'text/html' },
  'lost-after-commit': {},
  'partial-commit': { applied: 1 },
  'rate-limit': { limit: 1 },
  quota: { quota: '', limit: 1 },
  'callback-drop': {},
  'callback-timeout': {},
  'callback-retry': { copies: 2 },
};

export const effectTypes = Object.keys(effectParameters) as readonly EffectType[];

/** A rule as the form holds it: whatever was written, as text. */
export interface RuleDraft {
  readonly vendor: string;
  readonly operation: string;
  readonly type: EffectType;
  readonly parameters: Readonly<Record<string, string>>;
  readonly after: string;
  readonly every: string;
  readonly times: string;
}

/** The rule that a draft comes to, with an id that no other rule has. What is wrong with it the control API says. */
export function ruleOf(draft: RuleDraft, taken: readonly string[]) {
  const { vendor, operation, type, parameters, after, every, times } = draft;
  const effect = Object.entries(effectParameters[type]).map(([name, usual]) => {
    const given = parameters[name] ?? String(usual);
    return [name, typeof usual === 'number' ? Number(given) : given] as const;
  });
  const counts = Object.entries({ after, every, times }).filter(([, text]) => text !== '');
  return {
    id: freeId(
      operation === '' ? `${vendor}-${type}` : `${operation.split('/').at(-1) ?? ''}-${type}`,
      taken,
    ),
    match: { vendor, ...(operation !== '' && { operation }) },
    when: Object.fromEntries(counts.map(([name, text]) => [name, Number(text)])),
    effect: { type, ...Object.fromEntries(effect) } as Effect,
  };
}

function freeId(wanted: string, taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? wanted : `${wanted}-${number}`;
    if (!taken.includes(id)) return id;
  }
}

/** Rules as a scenario file. JSON is YAML too, so that every text keeps its form. */
export function toScenario(name: string, rules: readonly FaultRule[]): string {
  return [
    `name: ${name.toLowerCase().replaceAll(/[^a-z0-9-]+/g, '-')}-faults`,
    `summary: ${JSON.stringify(`The fault rules of the sandbox ${name}.`)}`,
    'faults:',
    ...rules.map(({ id, match, when, effect, mustFire }) => {
      return `  - ${JSON.stringify({ id, match, when, effect, ...(mustFire && { mustFire }) })}`;
    }),
    '',
  ].join('\n');
}
