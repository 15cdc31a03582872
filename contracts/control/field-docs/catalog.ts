// Written by `npm run docs` from the comments of the operations.
import type { ControlDocs } from '../../core/contract/operation-docs.ts';

export const catalog: ControlDocs = {
  getCatalog: {
    input: {
      path: 'The parts of the path.',
      query: 'The parameters of the query.',
      body: 'The body.',
    },
    output: {
      vendors: 'What the operations of each vendor share: its title, hosts, errors and limits.',
      operations: 'Every operation, with its fields, errors and limits.',
    },
  },
  getOpenApi: {
    input: {
      path: 'The parts of the path.',
      'path.document': "The vendor's name and `.json`, or `control.json`.",
      query: 'The parameters of the query.',
      body: 'The body.',
    },
    output: {},
  },
  listDocs: {
    input: {
      path: 'The parts of the path.',
      query: 'The parameters of the query.',
      'query.language': 'The language of the pages: `en` or `zh`. Default: `en`.',
      'query.text':
        'Words that a page must hold, all of them: 1 to 200 characters. Default: every page is listed.',
      body: 'The body.',
    },
    output: {
      pages: 'The pages, in the order of the documentation.',
      'pages.name': 'The name of the page, such as `guides/time`.',
      'pages.section': 'The part of the documentation that it stands in.',
      'pages.title': 'Its title.',
      'pages.language': 'English where the page is written in no other language.',
      'pages.excerpt': 'Where the page speaks of the words that were looked for.',
    },
  },
  getDoc: {
    input: {
      path: 'The parts of the path.',
      'path.page': 'The name of the page, such as `guides/time`.',
      query: 'The parameters of the query.',
      'query.language': 'The language of the page: `en` or `zh`. Default: `en`.',
      body: 'The body.',
    },
    output: {
      name: 'The name of the page, such as `guides/time`.',
      section: 'The part of the documentation that it stands in.',
      title: 'Its title.',
      language: 'English where the page is written in no other language.',
      text: 'The page, in Markdown.',
    },
  },
};
