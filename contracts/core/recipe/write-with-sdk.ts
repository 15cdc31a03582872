import { baseUrlVariable } from '../config/env-names.ts';
import { findOperation } from '../contract/find-operation.ts';
import { printSdkSample } from '../contract/sdk-sample.ts';
import type { OutgoingCall, Vendor } from '../contract/vendor.ts';
import { writeCall } from './write-test-call.ts';

/** A call as a program that makes it with the vendor's own SDK. */
export interface WrittenWithSdk {
  /** The package on npm that it needs. */
  readonly package?: string;
  readonly code: string;
}

/** Writes a call with the SDK of a vendor that has one, by a credential that may be damaged: an SDK signs by itself. */
export function writeWithSdk(
  vendor: Vendor,
  key: string,
  call: Omit<OutgoingCall<unknown>, 'operation'>,
  damagedCredential: object = {},
): WrittenWithSdk {
  const sample = vendor.sdkSample!;
  const { name: method, route } = findOperation(vendor, key)!;
  const credential = Object.assign({}, call.credential, damagedCredential);
  const variables = {
    [baseUrlVariable(vendor.name)]: call.baseUrl,
    ...vendor.credential.toEnvironment(credential),
  };
  const code = printSdkSample(sample, {
    method,
    action: route.action ?? '',
    version: route.version ?? '',
    input: call.input,
    request: writeCall(vendor, key, call),
    environment: Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, String(value)])),
  });
  return { ...(sample.package !== undefined && { package: sample.package }), code };
}
