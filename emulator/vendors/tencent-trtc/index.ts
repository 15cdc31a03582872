import { tencentTrtc } from '../../../contracts/tencent-trtc/index.ts';
import { implement } from '../../core/implement.ts';
import { blocks } from './blocks.ts';
import { historyQueries } from './history-queries.ts';
import { enter, leave } from './presence.ts';
import { rooms } from './rooms.ts';
import { loadState, saveState } from './state.ts';

export const tencentTrtcImplementation = implement(
  tencentTrtc,
  { load: loadState, save: saveState, enter, leave },
  {
    ...blocks,
    ...rooms,
    ...historyQueries,
  },
);
