import { blocks } from './blocks.ts';
import { history } from './history.ts';
import { rooms } from './rooms.ts';

/** Every call that is emulated, by client method; one file for each resource. */
export type TrtcOperations = typeof blocks & typeof rooms & typeof history;

export const operations: TrtcOperations = { ...blocks, ...rooms, ...history };
