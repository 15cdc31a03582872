import { blocks } from './blocks.ts';
import { history } from './history.ts';
import { rooms } from './rooms.ts';

/** Every action that is emulated. */
export const operations = { ...blocks, ...rooms, ...history };
