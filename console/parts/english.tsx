import type { ComponentChildren } from 'preact';

/** What is in English, whatever language the page is in: a reader of screens and the fonts have to know. */
export function English({ children }: { readonly children: ComponentChildren }) {
  return <span lang="en">{children}</span>;
}
