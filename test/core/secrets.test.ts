import { expect, it } from 'vitest';
import type { CredentialForm } from '../../contracts/core/contract/vendor.ts';
import { createSecrets } from '../../emulator/core/journal/secrets.ts';

const form = { secret: (credential: string) => credential } as unknown as CredentialForm<unknown>;

it('a text that was shown before is hidden once it is known to be a secret', () => {
  const secrets = createSecrets();
  expect(secrets.hide('k3y-0f-n0b0dy')).toBe('k3y-0f-n0b0dy');
  secrets.add(form, 'k3y-0f-n0b0dy');
  expect(secrets.hide('k3y-0f-n0b0dy')).toBe('***');
  expect(secrets.hideIn({ 'k3y-0f-n0b0dy': ['k3y-0f-n0b0dy'] })).toEqual({ '***': ['***'] });
});
