import { z } from 'zod';
import { faultRule } from '../core/config/fault-rule.ts';
import { faultRules } from './config.ts';
import { control, noAnswer, none, ofSandbox } from './control-operation.ts';

const report = z.object({
  rules: z.array(faultRule.extend({ matched: z.int(), fired: z.int() })),
});

export const faults = {
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
  putFaults: control({
    name: 'putFaults',
    summary: 'Replaces the whole list of fault rules.',
    route: ['PUT', '/api/sandboxes/{id}/faults'],
    path: ofSandbox,
    query: none,
    body: z.strictObject({ rules: faultRules }),
    output: report,
    errors: ['unknown-sandbox'],
  }),
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
