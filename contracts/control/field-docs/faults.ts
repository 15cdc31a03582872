// Written by `npm run docs` from the comments of the operations.
import type { ControlDocs } from '../../core/contract/operation-docs.ts';

export const faults: ControlDocs = {
  getFaults: {
    input: {
      path: 'The parts of the path.',
      'path.id': 'The id of the sandbox, such as `default`.',
      query: 'The parameters of the query.',
      body: 'The body.',
    },
    output: {
      rules: 'The rules, in their order.',
    },
  },
  putFaults: {
    input: {
      path: 'The parts of the path.',
      'path.id': 'The id of the sandbox, such as `default`.',
      query: 'The parameters of the query.',
      body: 'The body.',
      'body.rules': 'The rules that take the place of all others, in their order.',
    },
    output: {
      rules: 'The rules, in their order.',
    },
  },
  deleteFaults: {
    input: {
      path: 'The parts of the path.',
      'path.id': 'The id of the sandbox, such as `default`.',
      query: 'The parameters of the query.',
      body: 'The body.',
    },
    output: {},
  },
};
