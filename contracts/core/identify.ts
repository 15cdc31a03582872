import type { Vendor } from './vendor.ts';

/**
 * The key of the error that a reply carries, or undefined when the vendor's vocabulary has no such error.
 * A code that is declared as it stands wins over a template that it fits.
 */
export function identifyError(vendor: Vendor, code: string | number, message: string): string | undefined {
  const errors = Object.entries(vendor.errors);
  const exact = errors.filter(([, spec]) => String(spec.code) === String(code));
  const candidates =
    exact.length > 0
      ? exact
      : errors.filter(([, spec]) => templatePattern(String(spec.code)).test(String(code)));
  const worded = candidates.find(([, spec]) => templatePattern(spec.message).test(message));
  // Words that are some error's own say more than a code they do not go with.
  const verbatim = errors.find(([, spec]) => spec.message === message);
  // A code that several errors share says nothing without its words.
  const only = candidates.length === 1 ? candidates[0] : undefined;
  return (worded ?? verbatim ?? only)?.[0];
}

function templatePattern(template: string): RegExp {
  const fixed = template.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${fixed.join('[^]*')}$`);
}
