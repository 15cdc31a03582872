import { unfilled } from '../../core/diagnosis/literal-secrets.ts';

/** What samples and settings of this vendor have in the place of a SecretKey. */
export const sampleSecrets: readonly string[] = [
  // The key of the documents' worked example, and how newer pages print it.
  'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE',
  '*'.repeat(32),
  ...unfilled([
    'TENCENTCLOUD_SECRET_KEY',
    'TENCENTCLOUD_SECRETKEY',
    'TENCENT_SECRET_KEY',
    'TENCENT_CLOUD_SECRET_KEY',
    'TENCENT_TRTC_SECRET_KEY',
    'QCLOUD_SECRET_KEY',
  ]),
];
