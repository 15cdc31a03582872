// Written by `npm run docs` from the comments of the operations.
import type { OperationDocs } from '../../core/contract/operation-docs.ts';
import { blocks } from './blocks.ts';
import { rooms } from './rooms.ts';
import { history } from './history.ts';

export const docs: OperationDocs = { ...blocks, ...rooms, ...history };
