import type { VendorName } from '../../contracts/catalog.ts';
import type { Implementation } from '../core/implement.ts';
import { tencentChatImplementation } from './tencent-chat/index.ts';

/** The behaviour of every vendor in the catalogue. */
export const implementations: Readonly<Record<VendorName, Implementation>> = {
  'tencent-chat': tencentChatImplementation,
};
