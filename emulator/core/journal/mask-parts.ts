import { mostParts, readBoundary } from '../../../contracts/core/wire/multipart.ts';
import { mask } from './secrets.ts';

const headEnd = '\r\n\r\n';
const name = /;\s*name="?([^";\r\n]{0,200})/i;

/** A form in parts with the content of those parts that may not be shown masked; one that cannot be taken apart is masked whole. */
export function maskParts(text: string, contentType: string, isVisible: (name: string) => boolean): string {
  const boundary = readBoundary(contentType);
  if (boundary === undefined) return mask;
  const delimiter = `--${boundary}`;
  // The parts, what stands before the first, and what stands behind the last.
  const sections = text.split(delimiter, mostParts + 3);
  if (sections.length > mostParts + 2) return mask;
  return sections.map((section) => maskPart(section, isVisible)).join(delimiter);
}

function maskPart(section: string, isVisible: (name: string) => boolean): string {
  const end = section.indexOf(headEnd);
  if (end < 0) return /^(?:--)?\s*$/.test(section) ? section : mask;
  const start = end + headEnd.length;
  const head = section.slice(0, Math.min(start, 2048));
  if (isVisible(name.exec(head)?.[1] ?? '')) return section;
  return `${section.slice(0, start)}${mask}${section.endsWith('\r\n') ? '\r\n' : ''}`;
}
