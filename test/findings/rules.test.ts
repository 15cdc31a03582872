import { describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { neutralRules } from '../../emulator/core/findings/analyzer.ts';
import { neutralCases } from './neutral-cases.ts';
import { pagingCases } from './paging-cases.ts';
import { retryCases } from './retry-cases.ts';
import { openSetup, type RuleCase, type Scene, type Setup } from './setup.ts';
import { vendorCases } from './vendor-cases.ts';

const cases: Readonly<Record<string, RuleCase>> = {
  ...neutralCases,
  ...retryCases,
  ...pagingCases,
  ...vendorCases,
};
const rules = [...neutralRules(), ...vendors.flatMap(({ findings = [] }) => findings)];

const scenesOf = (kind: keyof RuleCase) =>
  rules.flatMap((rule) =>
    Object.entries(cases[rule.id]?.[kind] ?? {}).map(([name, scene]) => ({ id: rule.id, name, rule, scene })),
  );

function play({ sandbox, act }: Scene): Setup {
  const setup = openSetup(sandbox);
  act(setup);
  return setup;
}

describe('the rules', () => {
  it('each have cases, and no case is without a rule', () => {
    expect(Object.keys(cases).toSorted()).toEqual(rules.map(({ id }) => id).toSorted());
  });

  it('have three innocents where they are severe, and always one', () => {
    for (const { id, severity } of rules) {
      const { innocent } = cases[id]!;
      expect(Object.keys(innocent).length, id).toBeGreaterThanOrEqual(severity === 'error' ? 3 : 1);
    }
  });

  it('have three that they find where they are severe, and always one', () => {
    for (const { id, severity } of rules) {
      const { guilty } = cases[id]!;
      expect(Object.keys(guilty).length, id).toBeGreaterThanOrEqual(severity === 'error' ? 3 : 1);
    }
  });

  it('are 20 at least, each with an id of its own and words that tell what to do', () => {
    expect(rules.length).toBeGreaterThanOrEqual(20);
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    for (const { title, advice, source } of rules) {
      expect(title).toMatch(/^\p{Lu}.*[^.]$/u);
      expect(advice).toMatch(/^\p{Lu}.*\.$/u);
      expect(source.at).not.toBe('');
    }
  });

  it.each(scenesOf('guilty'))('find by $id: $name', ({ rule, scene }) => {
    const setup = play(scene);
    const found = setup.findings().find((finding) => finding.rule === rule.id);
    expect(found).toMatchObject({ severity: rule.severity, advice: rule.advice, source: rule.source });
    expect(found?.detail).toMatch(/^\S.*[.?]$/);
    const { journal } = setup.emulator.sandbox('default')!;
    expect(found?.evidence.map((id) => journal.find(id)?.vendor)).toContain(found?.vendor);
  });

  it.each(scenesOf('innocent'))('leave alone by $id: $name', ({ rule, scene }) => {
    const setup = play(scene);
    expect(setup.emulator.sandbox('default')!.journal.entries()).not.toHaveLength(0);
    expect(setup.findings().map((finding) => finding.rule)).not.toContain(rule.id);
    expect(setup.emulator.analyzerOf(setup.emulator.sandbox('default')!).analyzed().unanalyzed).toBe(0);
  });
});
