import { controlMark } from '../../contracts/control/error-kinds.ts';

export const many = 100_000;

/** Answers in the place of the server: a stream of so many calls, of which the journal has kept the last ten. */
export const standInForMany = `
  const real = window.fetch;
  const entryOf = (id) => ({
    id, sandbox: 'default', time: new Date(1.7e12 + id * 1000).toISOString(), vendor: 'polyv-live',
    operation: id % 2 ? 'v4/chat/forbid/list' : undefined, outcome: id % 10 ? 'success' : 'invalid signature.',
    request: { line: 'GET /call/' + id, headers: [], body: '' }, reply: { status: 200, headers: [], body: '{}' }, faults: [],
  });
  const eventOf = (id) => 'id: ' + id + '\\nevent: call\\ndata: ' + JSON.stringify(entryOf(id)) + '\\n\\n';
  let sent = 0;
  let answered;
  const isAnswered = new Promise((resolve) => { answered = resolve; });
  window.fetch = (input, init) => {
    const url = String(input.url ?? input);
    if (url.includes('/api/events')) return Promise.resolve(new Response(new ReadableStream({
      start(controller) { window.tellMissed = () => controller.enqueue(new TextEncoder().encode('event: missed\\ndata: {}\\n\\n')); },
      async pull(controller) {
        await isAnswered;
        await new Promise((resolve) => setTimeout(resolve));
        if (sent >= ${many}) return new Promise(() => {});
        let text = '';
        for (let count = 0; count < 1000; count += 1) text += eventOf(++sent);
        controller.enqueue(new TextEncoder().encode(text));
      },
    })));
    if (url.includes('/journal?')) {
      const entries = sent < ${many} ? [] : Array.from({ length: 10 }, (_, index) => entryOf(${many} - 9 + index));
      answered();
      return Promise.resolve(Response.json({ entries, more: 0, dropped: ${many} - 10 }, { headers: { '${controlMark}': '1' } }));
    }
    return real(input, init);
  };
`;
