export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const piece = /<\?xml[^?]*\?>|<(\/?)([a-z-]+)((?:\s+[a-z]+="[^"<>]*")*)\s*(\/?)>|([^<]+)/gy;

/** The elements of an XML text in their order. Throws for what is not well-formed; knows no CDATA and no comments. */
export function readXml(text: string): readonly XmlElement[] {
  const elements: XmlElement[] = [];
  const open: string[] = [];
  let end = 0;
  for (const match of text.matchAll(piece)) {
    const [whole, isEnd, name, attributes = '', isEmpty, inside = ''] = match;
    end = match.index + whole.length;
    if (/&(?!(?:amp|lt|gt|quot|#39);)/.test(inside + attributes)) throw new Error(`a bare & in ${whole}`);
    if (hasForbidden(inside + attributes)) throw new Error(`a character that XML has not, in ${whole}`);
    if (name === undefined) continue;
    if (isEnd && open.pop() !== name) throw new Error(`</${name}> closes nothing`);
    if (isEnd) continue;
    elements.push({ name, attributes: readAttributes(attributes) });
    if (!isEmpty) open.push(name);
  }
  if (end !== text.length) throw new Error(`not XML: ${text.slice(end, end + 40)}`);
  if (open.length > 0) throw new Error(`never closed: ${open.join(', ')}`);
  return elements;
}

function readAttributes(text: string): Record<string, string> {
  const pairs = [...text.matchAll(/([a-z]+)="([^"]*)"/g)].map(([, name, value]) => [name!, value!]);
  return Object.fromEntries(pairs) as Record<string, string>;
}

function hasForbidden(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- they are what this is about
  return /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text) || !text.isWellFormed();
}
