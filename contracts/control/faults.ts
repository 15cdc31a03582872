import { z } from 'zod';
import { faultRule, type FaultRule } from '../core/config/fault-rule.ts';
import { faultRules } from './config.ts';
import { control, noAnswer, none, ofSandbox } from './control-operation.ts';

const counts = z.object({
  /** How many calls the rule matched. */
  matched: z.int(),
  /** How often it fired. */
  fired: z.int(),
});

/** A rule, with how many calls it matched and how often it fired. */
interface CountedRule extends FaultRule, z.output<typeof counts> {}

/** The same as it is written. */
interface CountedRuleInput extends z.input<typeof faultRule>, z.input<typeof counts> {}

const countedRule: z.ZodType<CountedRule, CountedRuleInput> = faultRule.extend(counts.shape);
const report = z.object({
  /** The rules, in their order. */
  rules: z.array(countedRule),
});

export const faults = {
  /**
   * Lists the fault rules, with how often each matched and fired.
   *
   * @example
   * const { rules } = await control.getFaults({ path: { id: 'default' } });
   */
  getFaults: control({
    name: 'getFaults',
    summary: 'Lists the fault rules, with how often each matched and fired.',
    route: ['GET', '/api/sandboxes/{id}/faults'],
    path: ofSandbox,
    query: none,
    body: none,
    output: report,
    errors: ['unknown-sandbox'],
  }),
  /**
   * Replaces the whole list of fault rules.
   *
   * @example
   * const effect = { type: 'error', code: 60008 } as const;
   * const rules = [{ id: 'busy', match: { vendor: 'tencent-chat' }, when: { times: 3 }, effect } as const];
   * await control.putFaults({ path: { id: 'default' }, body: { rules } });
   */
  putFaults: control({
    name: 'putFaults',
    summary: 'Replaces the whole list of fault rules.',
    route: ['PUT', '/api/sandboxes/{id}/faults'],
    path: ofSandbox,
    query: none,
    body: z.strictObject(
      {
        /** The rules that take the place of all others, in their order. */
        rules: faultRules,
      },
      {
        error: ({ code, input }) =>
          code === 'invalid_type' && Array.isArray(input)
            ? 'this is a list; send it as the field of an object: {"rules": [...]}'
            : undefined,
      },
    ),
    output: report,
    errors: ['unknown-sandbox'],
  }),
  /**
   * Removes all fault rules.
   *
   * @example
   * await control.deleteFaults({ path: { id: 'default' } });
   */
  deleteFaults: control({
    name: 'deleteFaults',
    summary: 'Removes all fault rules.',
    route: ['DELETE', '/api/sandboxes/{id}/faults'],
    path: ofSandbox,
    query: none,
    body: none,
    output: noAnswer,
    errors: ['unknown-sandbox'],
  }),
};
