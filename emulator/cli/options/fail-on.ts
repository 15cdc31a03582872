import { InvalidArgumentError } from 'commander';
import { readDemands, type Demands } from '../../report/fail-on.ts';

/** What `--fail-on` demands of a run. */
export function parseDemands(text: string): Demands {
  const demands = readDemands(text);
  if (typeof demands === 'string') throw new InvalidArgumentError(demands);
  return demands;
}

/** The same where there are findings and nothing else. */
export function parseSeverity(text: string): Demands {
  const demands = parseDemands(text);
  if (demands.coverage === undefined && demands.met === undefined) return demands;
  throw new InvalidArgumentError('This command knows findings alone; "understudy exec" can demand coverage.');
}
