import { tencentTrtc } from '../../../contracts/tencent-trtc/index.ts';
import { implement } from '../../core/engine/handler.ts';
import { blocks } from './handlers/blocks.ts';
import { history } from './handlers/history.ts';
import { people } from './state/people.ts';
import { enter, leave } from './state/room-access.ts';
import { rooms } from './handlers/rooms.ts';
import { loadState, saveState } from './state/state.ts';

export const tencentTrtcImplementation = implement(
  tencentTrtc,
  { load: loadState, save: saveState, people, enter, leave },
  {
    ...blocks,
    ...rooms,
    ...history,
  },
);
