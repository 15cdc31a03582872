import { unfilled } from '../../core/diagnosis/literal-secrets.ts';

/** What settings of this vendor have in the place of a SecretAccessKey. */
export const sampleSecrets: readonly string[] = unfilled([
  'VOLC_SECRETKEY',
  'VOLC_SECRET_KEY',
  'VOLC_SK',
  'VOLCENGINE_SECRET_KEY',
  'VOLCENGINE_SECRET_ACCESS_KEY',
  'VOLCSTACK_SECRET_ACCESS_KEY',
  'VOLCENGINE_LIVESAAS_SECRET_ACCESS_KEY',
]);
