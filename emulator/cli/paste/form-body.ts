export interface FormPart {
  readonly name: string;
  readonly content: string;
  readonly contentType?: string | undefined;
  readonly fileName?: string | undefined;
}

const boundary = '------------------------understudy';

/** The body of a multipart form, as curl writes it; only its boundary is always the same. */
export function writeForm(parts: readonly FormPart[]) {
  const written = parts.map(({ name, content, contentType, fileName }) => {
    const file = fileName === undefined ? '' : `; filename="${fileName}"`;
    const type = contentType === undefined ? '' : `Content-Type: ${contentType}\r\n`;
    return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n${type}\r\n${content}\r\n`;
  });
  return {
    boundary,
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: `${written.join('')}--${boundary}--\r\n`,
  };
}
