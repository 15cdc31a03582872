import {
  isAtLeast,
  type Finding,
  type FindingRule,
  type Severity,
  type Sighting,
} from '../../../contracts/core/diagnosis/finding.ts';
import { sha256Hex } from '../../../contracts/core/wire/digest.ts';
import { getOrInsert } from './get-or-insert.ts';

/** So many journal ids are kept as evidence of one finding. */
const mostEvidence = 10;

/** So many subjects of one rule in one place are told apart; the others go with the first one. */
const mostSubjects = 20;

/** Where a rule was seen to apply. */
export interface Place {
  readonly vendor: string;
  readonly operation: string | undefined;
}

/** What was found of one rule in one place so far. */
interface Found {
  readonly rule: FindingRule;
  readonly place: Place;
  readonly about: string;
  readonly detail: string;
  severity: Severity;
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

/** What was found of one rule in one place, by what it is about. */
type Subjects = Map<string, Found>;

export function createFound(start: Iterable<readonly [string, Subjects]> = []): AllFound {
  const all = new Map(start);
  return {
    add(rule, place, { detail, evidence, severity = rule.severity, about = '' }) {
      const key = `${rule.id} ${place.vendor} ${place.operation ?? ''}`;
      const subjects = getOrInsert(all, key, newSubjects);
      let found = subjects.get(about);
      if (!found && subjects.size >= mostSubjects) found = [...subjects.values()][0]!;
      if (!found) {
        found = { rule, place, about, detail, severity, evidence: [], count: 0 };
        subjects.set(about, found);
      }
      found.count += 1;
      if (isAtLeast({ severity }, found.severity)) found.severity = severity;
      for (const id of evidence) {
        if (found.evidence.length === mostEvidence) return;
        if (!found.evidence.includes(id)) found.evidence.push(id);
      }
    },
    copy: () => createFound([...all].map(([key, subjects]) => [key, copySubjects(subjects)] as const)),
    findings: () => [...all.values()].flatMap((subjects) => [...subjects.values()].map(describe)),
  };
}

const newSubjects = (): Subjects => new Map();

function copySubjects(subjects: Subjects): Subjects {
  return new Map([...subjects].map(([about, found]) => [about, { ...found, evidence: [...found.evidence] }]));
}

function describe({
  rule,
  place: { vendor, operation },
  about,
  count,
  evidence,
  severity,
  detail,
}: Found): Finding {
  const { id, title, advice, source } = rule;
  return {
    id: sha256Hex(JSON.stringify([id, vendor, operation ?? '', about])).slice(0, 10),
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
