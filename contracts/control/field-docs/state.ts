// Written by `npm run docs` from the comments of the operations.
import type { ControlDocs } from '../../core/contract/operation-docs.ts';

export const state: ControlDocs = {
  getState: {
    input: {
      path: 'The parts of the path.',
      'path.id': 'The id of the sandbox, such as `default`.',
      query: 'The parameters of the query.',
      body: 'The body.',
    },
    output: {},
  },
  putState: {
    input: {
      path: 'The parts of the path.',
      'path.id': 'The id of the sandbox, such as `default`.',
      query: 'The parameters of the query.',
      body: 'The body.',
      'body.version': 'The form of the snapshot.',
      'body.generator': 'The state of the id generator.',
      'body.rates': 'For each counter the number of its window and the calls in it.',
      'body.faults': 'For each fault rule how often it matched and fired.',
      'body.steps': 'For each step of the scenario the calls it counted, and whether it was taken.',
    },
    output: {},
  },
  getLimits: {
    input: {
      path: 'The parts of the path.',
      'path.id': 'The id of the sandbox, such as `default`.',
      query: 'The parameters of the query.',
      body: 'The body.',
    },
    output: {
      now: 'What time it is in the sandbox, in ISO 8601.',
      meters: 'The operations that were called and have a limit.',
      'meters.vendor': "The vendor's name.",
      'meters.operation': 'The key of the operation.',
      'meters.count': 'Calls in the window, refused ones included.',
      'meters.limit': 'How many calls the window lets through.',
      'meters.perSeconds': 'How long the window is, in seconds.',
    },
  },
};
