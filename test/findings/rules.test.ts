import { describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { neutralRules } from '../../emulator/core/findings/judge.ts';
import { neutralCases } from './neutral-cases.ts';
import { pagingCases } from './paging-cases.ts';
import { openStage, type RuleCase, type Stage } from './stage.ts';
import { vendorCases } from './vendor-cases.ts';

const cases: Readonly<Record<string, RuleCase>> = { ...neutralCases, ...pagingCases, ...vendorCases };
const rules = [...neutralRules(), ...vendors.flatMap(({ findings = [] }) => findings)];

function act({ sandbox }: RuleCase, part: (stage: Stage) => void): Stage {
  const stage = openStage(sandbox);
  part(stage);
  return stage;
}

describe('the rules', () => {
  it('each have a case that triggers them and one that does not, and no case is without a rule', () => {
    expect(Object.keys(cases).toSorted()).toEqual(rules.map(({ id }) => id).toSorted());
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

  it.each(rules)('find what $id is about', (rule) => {
    const stage = act(cases[rule.id]!, cases[rule.id]!.triggers);
    const found = stage.findings().find((finding) => finding.rule === rule.id);
    expect(found).toMatchObject({ severity: rule.severity, advice: rule.advice, source: rule.source });
    expect(found?.detail).toMatch(/^\S.*[.?]$/);
    const { journal } = stage.emulator.world('default')!;
    expect(found?.evidence.map((id) => journal.find(id)?.vendor)).toContain(found?.vendor);
  });

  it.each(rules)('leave alone what is not $id', (rule) => {
    const stage = act(cases[rule.id]!, cases[rule.id]!.spares);
    expect(stage.emulator.world('default')!.journal.entries()).not.toHaveLength(0);
    expect(stage.findings().map((finding) => finding.rule)).not.toContain(rule.id);
  });
});
