import { describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { isAtLeast } from '../../contracts/core/diagnosis/finding.ts';
import { neutralRules } from '../../emulator/core/findings/analyzer.ts';
import { neutralCases } from './neutral-cases.ts';
import { pagingCases } from './paging-cases.ts';
import { retryCases } from './retry-cases.ts';
import { openSetup, type RuleCase, type Scene, type Setup } from './setup.ts';
import { polyvLiveCases } from './polyv-live-cases.ts';
import { tencentChatCases } from './tencent-chat-cases.ts';
import { tencentTrtcCases } from './tencent-trtc-cases.ts';
import { volcengineLivesaasCases } from './volcengine-livesaas-cases.ts';
import { conductCases } from './conduct-cases.ts';
import { fieldCases } from './field-cases.ts';

const cases: Readonly<Record<string, RuleCase>> = {
  ...neutralCases,
  ...retryCases,
  ...pagingCases,
  ...fieldCases,
  ...conductCases,
  ...tencentChatCases,
  ...tencentTrtcCases,
  ...volcengineLivesaasCases,
  ...polyvLiveCases,
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

  it('each have three that they find, and three that look alike and are right', () => {
    for (const { id } of rules) {
      const { guilty, innocent } = cases[id]!;
      expect(Object.keys(guilty).length, id).toBeGreaterThanOrEqual(3);
      expect(Object.keys(innocent).length, id).toBeGreaterThanOrEqual(3);
    }
  });

  it('each say the worst that they can of one of these at least', () => {
    for (const { id, severity } of rules) {
      const found = Object.values(cases[id]!.guilty).flatMap((guilty) => play(guilty).findings());
      expect(
        found.filter(({ rule }) => rule === id).map((finding) => finding.severity),
        id,
      ).toContain(severity);
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
    expect(found).toMatchObject({ advice: rule.advice, source: rule.source });
    expect(isAtLeast(rule, found!.severity)).toBe(true);
    expect(found?.detail).toMatch(/^\S.*[.?]$/);
    const { journal } = setup.emulator.sandbox('default')!;
    expect(found?.evidence.map((id) => journal.find(id)?.vendor)).toContain(found?.vendor);
  });

  it.each(scenesOf('innocent'))('leave alone by $id: $name', ({ rule, scene }) => {
    const setup = play(scene);
    expect(setup.emulator.sandbox('default')!.journal.entries()).not.toHaveLength(0);
    expect(setup.findings().map((finding) => finding.rule)).not.toContain(rule.id);
    expect(setup.findings().filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(setup.emulator.analyzerOf(setup.emulator.sandbox('default')!).analyzed().unanalyzed).toBe(0);
  });
});
