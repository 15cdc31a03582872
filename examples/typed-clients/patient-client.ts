import { backOff } from 'understudy-live/clients';
import {
  createTencentChatClient,
  type TencentChatClient,
  type TencentChatOptions,
} from 'understudy-live/clients/tencent-chat';

/** A client for a service: within the documented rates, and patient with a vendor that is busy. */
export function createPatientChat(options: TencentChatOptions = {}): TencentChatClient {
  return createTencentChatClient({
    ...options,
    // Calls wait their turn. Two programs with one account take 0.5 each.
    pace: true,
    // To ban twice does no harm here, so a lost reply is a reason to ban again.
    retry: backOff({ attempts: 5, firstDelay: 200, repeat: 'retryable' }),
    timeout: 5000,
  });
}
