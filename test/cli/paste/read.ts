import { readPastedRequest } from '../../../emulator/cli/paste/read-pasted-request.ts';

/** A pasted request in few words: method, target, host, body, and the type that the body has. */
export function read(text: string) {
  const { method, target, host, body, headers } = readPastedRequest(text);
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  return { method, target, host, ...(body !== '' && { body }), ...(type !== undefined && { type }) };
}

/** The sentence with which a text is refused. */
export function refusalOf(text: string): string {
  try {
    return `read as ${JSON.stringify(readPastedRequest(text))}`;
  } catch (error) {
    return (error as Error).message;
  }
}
