/** A server-sent event. */
export interface ServerEvent {
  readonly id?: string;
  readonly type: string;
  readonly data: string;
}

/** Takes the text of a stream in whatever pieces it comes, and tells of each event that is whole. */
export function createEventParser(tell: (event: ServerEvent) => void): (piece: string) => void {
  let pending: string[] = [];
  return (piece) => {
    pending.push(piece);
    if (!piece.includes('\n')) return;
    const blocks = pending.join('').split('\n\n');
    pending = [blocks.pop() ?? ''];
    for (const block of blocks) {
      const event = readEvent(block);
      if (event) tell(event);
    }
  };
}

function readEvent(block: string): ServerEvent | undefined {
  const fields = new Map(
    block.split('\n').map((line) => {
      const colon = line.indexOf(': ');
      return [line.slice(0, colon), line.slice(colon + 2)] as const;
    }),
  );
  const data = fields.get('data');
  const id = fields.get('id');
  if (data === undefined) return undefined;
  return { type: fields.get('event') ?? 'message', data, ...(id !== undefined && { id }) };
}
