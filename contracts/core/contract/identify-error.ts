import { messagesOf } from './error-text.ts';
import type { VendorApi } from './vendor-api.ts';

/**
 * The key of the error that a reply carries, or undefined when the vendor's vocabulary has no such error.
 * A code that is declared as it stands wins over a template that it fits.
 */
export function identifyError(
  vendor: Pick<VendorApi, 'errors' | 'operations'>,
  code: string | number,
  message: string,
): string | undefined {
  const errors = Object.entries(vendor.errors);
  const exact = errors.filter(([, spec]) => String(spec.code) === String(code));
  const candidates =
    exact.length > 0
      ? exact
      : errors.filter(([, spec]) => templatePattern(String(spec.code)).test(String(code)));
  const worded = candidates.find(([key]) =>
    messagesOf(vendor, key).some((template) => templatePattern(template).test(message)),
  );
  // Words that are some error's own say more than a code they do not go with.
  const verbatim = errors.find(([key]) => messagesOf(vendor, key).includes(message));
  // A code that several errors share says nothing without its words.
  const only = candidates.length === 1 ? candidates[0] : undefined;
  return (worded ?? verbatim ?? only)?.[0];
}

/** Matches every text that a template can become. */
export function templatePattern(template: string): RegExp {
  const fixed = template.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${fixed.join('[^]*')}$`);
}
