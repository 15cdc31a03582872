/** Where a link of a document leads. */
export type DocTarget =
  | { readonly is: 'page'; readonly name: string; readonly at?: string }
  | { readonly is: 'outside'; readonly href: string }
  | { readonly is: 'nowhere' };

const isSchema = /^[\w-]+\.schema\.json$/;

/** Where a link leads that stands in a file of the documents; what is no page of them is not here to be shown. */
export function resolveLink(from: string, href: string): DocTarget {
  if (/^https?:\/\//.test(href)) return { is: 'outside', href };
  if (/^[a-z][a-z+.-]*:|^\/\//i.test(href)) return { is: 'nowhere' };
  const [path = '', at] = href.split('#');
  const anchor = at === undefined || at === '' ? {} : { at };
  if (path === '') return { is: 'page', name: withoutLanguage(from), ...anchor };
  const file = joinPath(from, path);
  // What programs read is at this server, beside the page.
  if (file !== undefined && isSchema.test(file)) return { is: 'outside', href: `./docs/${file}` };
  if (!file?.endsWith('.md')) return { is: 'nowhere' };
  return { is: 'page', name: file.slice(0, -'.md'.length), ...anchor };
}

/** The picture of a page, by its address at this server; undefined for one that is elsewhere. */
export function resolvePicture(from: string, href: string): string | undefined {
  const file = /^[\w./-]+$/.test(href) ? joinPath(from, href) : undefined;
  return file?.startsWith('images/') === true ? `./docs/${file}` : undefined;
}

/** A path from the folder of the documents; undefined for one that leaves it. */
function joinPath(from: string, path: string): string | undefined {
  const folder = path.startsWith('/') ? [] : from.split('/').slice(0, -1);
  const parts = [...folder];
  for (const part of path.split('/').filter((one) => one !== '' && one !== '.')) {
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return withoutLanguage(parts.join('/'));
}

function withoutLanguage(file: string): string {
  return file.replace(/^zh\//, '');
}

/** The anchor of a heading, as the pages name it. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s+/g, '-');
}
