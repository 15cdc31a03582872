import { lexer, type Token, type Tokens } from 'marked';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { CopyButton } from '../../parts/copy-button.tsx';
import { texts } from '../../state/language.ts';
import { linkTo, place } from '../../state/place.ts';
import { anchorOf, resolveLink, resolvePicture } from './resolve-link.ts';

interface MarkdownProps {
  readonly text: string;
  /** Where the text stands below the folder of the documents, without the ending; its links begin there. */
  readonly file: string;
}

/** A document. It becomes elements of ours one by one, and markup in it stays text: there is nothing that could run. */
export function Markdown({ text, file }: MarkdownProps) {
  const body = text.replace(/^---\n[^]*?\n---\n/, '');
  return <div class="markdown">{blocks(lexer(body), file)}</div>;
}

function blocks(tokens: readonly Token[], file: string): ComponentChildren {
  return tokens.map((token) => block(token as Tokens.Generic, file));
}

function block(token: Tokens.Generic, file: string): ComponentChildren {
  const inside = (): ComponentChildren => inline(token.tokens ?? [], file);
  switch (token.type) {
    case 'heading':
      return <Heading token={token as Tokens.Heading}>{inside()}</Heading>;
    case 'paragraph':
      return <p>{inside()}</p>;
    case 'text':
      return token.tokens ? inside() : decode(token.raw);
    case 'code':
      return <Code {...(token as Tokens.Code)} />;
    case 'list':
      return <List list={token as Tokens.List} file={file} />;
    case 'blockquote':
      return <blockquote>{blocks(token.tokens ?? [], file)}</blockquote>;
    case 'table':
      return <Table table={token as Tokens.Table} file={file} />;
    case 'hr':
      return <hr />;
    default:
      // Comments say how a part is made; other markup has no place in the documents.
      return null;
  }
}

function Heading({
  token,
  children,
}: {
  readonly token: Tokens.Heading;
  readonly children: ComponentChildren;
}) {
  const id = `doc-${anchorOf(plain(token.tokens))}`;
  if (token.depth === 1)
    return (
      <h1 id={id} class="doc-title">
        {children}
      </h1>
    );
  return token.depth === 2 ? <h2 id={id}>{children}</h2> : <h3 id={id}>{children}</h3>;
}

function Code({ text }: Tokens.Code) {
  return (
    <div class="doc-code">
      <CopyButton label={texts.value.copy} text={() => text} />
      <pre class="code" tabIndex={0}>
        {text}
      </pre>
    </div>
  );
}

function List({ list: { ordered, items }, file }: { readonly list: Tokens.List; readonly file: string }) {
  const entries = items.map((item, index) => <li key={index}>{blocks(item.tokens, file)}</li>);
  return ordered ? <ol>{entries}</ol> : <ul>{entries}</ul>;
}

function Table({ table: { header, rows }, file }: { readonly table: Tokens.Table; readonly file: string }) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={plain(header.flatMap(({ tokens }) => tokens))}>
      <table>
        <thead>
          <tr>
            {header.map(({ tokens }, index) => (
              <th key={index} scope="col">
                {inline(tokens, file)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, index) => (
            <tr key={index}>
              {cells.map(({ tokens }, at) => (
                <td key={at}>{inline(tokens, file)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function inline(tokens: readonly Token[], file: string): ComponentChildren {
  return tokens.map((token) => span(token as Tokens.Generic, file));
}

function span(token: Tokens.Generic, file: string): ComponentChildren {
  const inside = (): ComponentChildren => inline(token.tokens ?? [], file);
  switch (token.type) {
    case 'strong':
      return <strong>{inside()}</strong>;
    case 'em':
      return <em>{inside()}</em>;
    case 'del':
      return <del>{inside()}</del>;
    case 'codespan':
      return <code>{token['text'] as string}</code>;
    case 'br':
      return <br />;
    case 'link':
      return (
        <Link file={file} href={token['href'] as string}>
          {inside()}
        </Link>
      );
    case 'image':
      return <Picture file={file} href={token['href'] as string} words={decode(token['text'] as string)} />;
    case 'html':
      return null;
    default:
      return token.tokens ? inside() : decode(token.raw);
  }
}

interface LinkProps {
  readonly file: string;
  readonly href: string;
  readonly children: ComponentChildren;
}

function Link({ file, href, children }: LinkProps) {
  const target = resolveLink(file, href);
  if (target.is === 'nowhere') return <span>{children}</span>;
  if (target.is === 'outside')
    return (
      <a href={target.href} target="_blank" rel="noreferrer">
        {children}
      </a>
    );
  const { text } = place.value.query;
  return <a href={linkTo('docs', { doc: target.name, at: target.at, text })}>{children}</a>;
}

interface PictureProps {
  readonly file: string;
  readonly href: string;
  readonly words: string;
}

/** A picture, or its words: the package is small since it leaves pictures out. */
function Picture({ file, href, words }: PictureProps) {
  const [isMissing, setMissing] = useState(false);
  const source = resolvePicture(file, href);
  if (source === undefined || isMissing) return <em>{words}</em>;
  return (
    <img
      src={source}
      alt={words}
      loading="lazy"
      onError={() => {
        setMissing(true);
      }}
    />
  );
}

/** The words of tokens without what they look like. */
function plain(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      const { tokens: inside, raw, text } = token as Tokens.Generic;
      if (inside) return plain(inside);
      return token.type === 'codespan' ? String(text) : decode(raw);
    })
    .join('');
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };

/** The text that is meant: characters that Markdown would read otherwise stand behind a backslash, or as their names. */
function decode(text: string): string {
  return text
    .replaceAll(/\\([!-/:-@[-`{-~])/g, '$1')
    .replaceAll(/&(\w+);|&#(\d+);/g, (whole, name?: string, code?: string) =>
      code === undefined ? (entities[name ?? ''] ?? whole) : String.fromCodePoint(Number(code)),
    );
}
