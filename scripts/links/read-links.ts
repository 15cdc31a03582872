import GithubSlugger from 'github-slugger';
import MarkdownIt from 'markdown-it';

/** What a page links to, and what can be linked to in it. */
export interface LinkedPage {
  readonly links: readonly { readonly line: number; readonly target: string }[];
  readonly anchors: ReadonlySet<string>;
}

const markdown = new MarkdownIt({ html: true });

/** Reads the links of a page, and its anchors as GitHub makes them. The site makes the same (docs/.vitepress/config.ts). */
export function readLinks(text: string): LinkedPage {
  const slugger = new GithubSlugger();
  const anchors = new Set<string>();
  const links: { line: number; target: string }[] = [];
  const tokens = markdown.parse(text, {});
  for (const [index, token] of tokens.entries()) {
    const line = (token.map?.[0] ?? 0) + 1;
    if (token.type === 'html_block')
      for (const target of hrefsIn(token.content)) links.push({ line, target });
    if (token.type !== 'inline') continue;
    const parts = token.children ?? [];
    if (tokens[index - 1]?.type === 'heading_open') {
      const words = parts.filter(({ type }) => type === 'text' || type === 'code_inline');
      anchors.add(slugger.slug(words.map(({ content }) => content).join('')));
    }
    for (const part of parts) {
      const target = part.attrGet('href') ?? part.attrGet('src') ?? undefined;
      if (target !== undefined) links.push({ line, target: String(target) });
      if (part.type === 'html_inline')
        for (const inTag of hrefsIn(part.content)) links.push({ line, target: inTag });
    }
  }
  for (const [, id] of text.matchAll(/<a (?:id|name)="([^"]+)"/g)) anchors.add(id!);
  return { links, anchors };
}

function hrefsIn(html: string): readonly string[] {
  return [...html.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, target]) => target!);
}
