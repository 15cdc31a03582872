import type { Vendor } from './vendor.ts';

/** The key of the error that a reply carries, or undefined when the vendor's vocabulary has no such error. */
export function identifyError(vendor: Vendor, code: string | number, message: string): string | undefined {
  const candidates = Object.entries(vendor.errors).filter(([, spec]) => String(spec.code) === String(code));
  const worded = candidates.find(([, spec]) => templatePattern(spec.message).test(message));
  return (worded ?? candidates[0])?.[0];
}

function templatePattern(template: string): RegExp {
  const fixed = template.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${fixed.join('[^]*')}$`);
}
