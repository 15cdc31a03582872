import type { OperationDocs } from '../../../../../contracts/core/contract/operation-docs.ts';

/** For a vendor of the catalogue, `npm run docs` writes such a folder from the comments. */
export const docs: OperationDocs = {
  ban: {
    summary: 'Bans a user for ever.',
    details: '',
    input: { user: 'Who is banned.' },
    output: { banned: 'How many users are banned now.' },
  },
  listBans: {
    summary: 'Lists who is banned.',
    details: '',
    input: {},
    output: { users: 'Who is banned, in the order of the bans.' },
  },
};
