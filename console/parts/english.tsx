import type { ComponentChildren } from 'preact';

/** What comes from the contract, which is written in English alone: a reader of screens and the fonts have to know. */
export function English({ children }: { readonly children: ComponentChildren }) {
  return <span lang="en">{children}</span>;
}
