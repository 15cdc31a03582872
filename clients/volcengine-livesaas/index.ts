import type { z } from 'zod';
import type { LivesaasError } from '../../contracts/volcengine-livesaas/errors/index.ts';
import { volcengineLivesaas, type VolcengineLivesaas } from '../../contracts/volcengine-livesaas/index.ts';
import { createVendorClient } from '../core/create-client.ts';
import { VendorError } from '../core/errors.ts';
import type { Client, ClientOptions } from '../core/types.ts';

/** The `Code` of an error; one of them names the field that it is about. */
export type VolcengineLivesaasCode =
  | Exclude<LivesaasError, 'InvalidParameter.%sInvalid' | 'InternalError 100014'>
  | `InvalidParameter.${string}Invalid`;

/** Volcengine refused the call; `code` is its Code. */
export class VolcengineLivesaasError extends VendorError<VolcengineLivesaasCode> {
  override readonly name = 'VolcengineLivesaasError';
}

export interface VolcengineLivesaasOptions extends ClientOptions<
  z.input<VolcengineLivesaas['credential']['schema']>
> {
  /** `cn-north-1` unless said; BytePlus has `ap-singapore-1`. */
  readonly region?: string;
  /** Where the signature goes: into headers unless said. */
  readonly signing?: 'header' | 'query';
}

export type VolcengineLivesaasClient = Client<VolcengineLivesaas['operations']>;

/** A client of the enterprise live service. */
export function createVolcengineLivesaasClient(
  options: VolcengineLivesaasOptions = {},
): VolcengineLivesaasClient {
  const { region = 'cn-north-1', signing = 'header', ...common } = options;
  const kind = {
    vendor: volcengineLivesaas,
    makeError: (facts: ConstructorParameters<typeof VolcengineLivesaasError>[0]) =>
      new VolcengineLivesaasError(facts),
    codecOptions: { region, signing },
  };
  return createVendorClient(kind, common) as VolcengineLivesaasClient;
}
