import { fail } from '../../../../contracts/core/contract/failure.ts';
import type { callbacks as operations } from '../../../../contracts/tencent-chat/operations/callbacks.ts';
import type { ChatHandler, ChatHandlers } from '../state/rules.ts';

type GetHandler = ChatHandler<'live_config/get_callback'> & ChatHandler<'room_config/get_callback'>;
type SetHandler = ChatHandler<'live_config/set_callback'> & ChatHandler<'room_config/set_callback'>;
type UpdateHandler = ChatHandler<'live_config/update_callback'> & ChatHandler<'room_config/update_callback'>;
type DeleteHandler = ChatHandler<'live_config/delete_callback'> & ChatHandler<'room_config/delete_callback'>;

const getCallback: GetHandler = (_, { callbacks }) => {
  if (!callbacks) return fail('100301');
  return { Url: callbacks.Url, CallbackCommandList: [...callbacks.CallbackCommandList] };
};

const setCallback: SetHandler = ({ input }, state) => {
  if (state.callbacks) return fail('100300');
  state.callbacks = input;
  return undefined;
};

const updateCallback: UpdateHandler = ({ input }, state) => {
  if (!state.callbacks) return fail('100301');
  state.callbacks = { ...state.callbacks, ...input };
  return undefined;
};

const deleteCallback: DeleteHandler = ({ assume }, state) => {
  const isRefused = !state.callbacks && assume('tencent-chat.delete-unset-callback') === '100301';
  if (isRefused) return fail('100301');
  state.callbacks = undefined;
  return undefined;
};

export const callbacks: ChatHandlers<keyof typeof operations> = {
  'live_config/get_callback': getCallback,
  'live_config/set_callback': setCallback,
  'live_config/update_callback': updateCallback,
  'live_config/delete_callback': deleteCallback,
  'room_config/get_callback': getCallback,
  'room_config/set_callback': setCallback,
  'room_config/update_callback': updateCallback,
  'room_config/delete_callback': deleteCallback,
};
