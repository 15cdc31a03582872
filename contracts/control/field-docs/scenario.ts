// Written by `npm run docs` from the comments of the operations.
import type { ControlDocs } from '../../core/contract/operation-docs.ts';

export const scenario: ControlDocs = {
  listScenarios: {
    input: {
      path: 'The parts of the path.',
      query: 'The parameters of the query.',
      body: 'The body.',
    },
    output: {
      scenarios: 'The scenarios, by their names.',
      'scenarios.name': 'The name of the scenario.',
      'scenarios.summary': 'One sentence on what it is for.',
      'scenarios.expect': 'What a client that is right does.',
    },
  },
  startScenario: {
    input: {
      path: 'The parts of the path.',
      'path.id': 'The id of the sandbox, such as `default`.',
      query: 'The parameters of the query.',
      body: 'The body.',
      'body.name': 'The name of one that comes with the emulator.',
      'body.scenario': 'One of your own.',
      'body.scenario.name': 'The name of the scenario: lower-case letters, digits and hyphens.',
      'body.scenario.summary': 'One sentence on what it is for.',
      'body.scenario.expect': 'What a client that is right does.',
      'body.scenario.credentials': 'Fields of credentials that differ from those of the sandbox.',
      'body.scenario.clock': 'How the clock is set at the start. Default: it stays.',
      'body.scenario.clock.mode':
        '`system`: the time of the machine. `frozen`: a time that stands still until it is moved. `offset`: the time of the machine, and so many seconds more.',
      'body.scenario.clock.now': 'What time it is, in ISO 8601.',
      'body.scenario.clock.offsetSeconds':
        'How many seconds ahead of the machine, behind it where it is negative: at most 1e11 to either side.',
      'body.scenario.state': 'What each vendor has at the start. Default: it stays.',
      'body.scenario.limits':
        'Limits in the place of the documented ones, by vendor and operation. Default: none.',
      'body.scenario.quotas':
        'Quotas in the place of the documented ones, by vendor and name. Default: none.',
      'body.scenario.assumptions': 'How assumptions are decided. Default: as the sandbox decides them.',
      'body.scenario.assumptions.profile':
        'The profile that decides what `values` leaves open. Default: `documented`.',
      'body.scenario.assumptions.values':
        'The choices that win over the profile, by the id of the assumption. Default: none.',
      'body.scenario.faults': 'The fault rules at the start. Default: none.',
      'body.scenario.steps': 'What happens on the way, in this order. Default: nothing.',
    },
    output: {
      name: 'The name of the scenario.',
      summary: 'One sentence on what it is for.',
      expect: 'What a client that is right does.',
      steps: 'How many steps it has.',
    },
  },
};
