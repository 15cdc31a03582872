/**
 * Every vendor, by the name of its folders, in the order of their ports: the only list. After a change, `npm run vendors`
 * writes everything that follows from it.
 *
 * @example
 * const isVendor = (text: string) => vendorNames.some((name) => name === text);
 */
// oxfmt-ignore
export const vendorNames = [
  'tencent-chat',
  'tencent-trtc',
  'volcengine-livesaas',
  'polyv-live',
] as const;

/** The name of a vendor. */
export type VendorName = (typeof vendorNames)[number];
