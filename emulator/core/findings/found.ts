import type { Finding, FindingRule, Sighting } from '../../../contracts/core/diagnosis/finding.ts';

/** So many journal ids are kept as evidence of one finding. */
const mostEvidence = 10;

/** Where a rule was seen to apply. */
export interface Place {
  readonly vendor: string;
  readonly operation: string | undefined;
}

/** What was found of one rule in one place so far. */
interface Found {
  readonly rule: FindingRule;
  readonly place: Place;
  readonly detail: string;
  readonly evidence: number[];
  count: number;
}

/** Everything that was found, in the order in which it was seen first. */
export interface AllFound {
  /** What is seen again of the same operation makes the finding that is there stronger. */
  add(rule: FindingRule, place: Place, sighting: Sighting): void;
  copy(): AllFound;
  findings(): readonly Finding[];
}

export function createFound(start: Iterable<readonly [string, Found]> = []): AllFound {
  const all = new Map(start);
  return {
    add(rule, place, { detail, evidence }) {
      const key = `${rule.id} ${place.vendor} ${place.operation ?? ''}`;
      let found = all.get(key);
      if (!found) {
        found = { rule, place, detail, evidence: [], count: 0 };
        all.set(key, found);
      }
      found.count += 1;
      for (const id of evidence) {
        if (found.evidence.length === mostEvidence) return;
        if (!found.evidence.includes(id)) found.evidence.push(id);
      }
    },
    copy: () =>
      createFound(
        [...all].map(([key, found]) => [key, { ...found, evidence: [...found.evidence] }] as const),
      ),
    findings: () => [...all.values()].map(describe),
  };
}

function describe({ rule, place: { vendor, operation }, count, evidence, detail }: Found): Finding {
  const { id, severity, title, advice, source } = rule;
  return {
    rule: id,
    severity,
    title,
    vendor,
    ...(operation !== undefined && { operation }),
    count,
    evidence: [...evidence],
    detail,
    advice,
    source,
  };
}
