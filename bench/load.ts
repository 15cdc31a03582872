import autocannon, { type Result } from 'autocannon';

/** One call, sent again and again. */
export interface LoadCall {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Bodies that are sent in turn; none for a call without a body. */
  readonly bodies?: readonly string[];
  /** The name for the handshake of an `https:` URL; whether the certificate is trusted is not asked. */
  readonly servername?: string;
}

/** What a load found out. */
export interface LoadResult {
  /** Answers in a second, over the whole time. */
  readonly perSecond: number;
  readonly answers: number;
}

/** Connections that call at the same time, each waiting for its answer before it calls again. */
export const connections = 16;

/** How much to send: for so many seconds, or so many calls. */
export type Amount = { readonly seconds: number } | { readonly calls: number };

/** Calls as fast as answers come. Throws when one answer is no success: a fast refusal would prove nothing. */
export async function load(call: LoadCall, amount: Amount, atOnce = connections): Promise<LoadResult> {
  const { url, headers, bodies = [], servername } = call;
  const method = call.method as autocannon.Request['method'] & string;
  const start = performance.now();
  let last = start;
  const result = await new Promise<Result>((resolve, reject) => {
    const run = autocannon(
      {
        url,
        connections: atOnce,
        ...(servername !== undefined && { tlsOptions: { servername, rejectUnauthorized: false } }),
        ...('seconds' in amount ? { duration: amount.seconds } : { amount: amount.calls }),
        requests:
          bodies.length > 0 ? bodies.map((body) => ({ method, headers, body })) : [{ method, headers }],
      },
      (error: Error | null, found) => {
        if (error) reject(error);
        else resolve(found);
      },
    );
    // It looks once a second whether so many calls were answered, so its own duration is a whole number of seconds.
    run.on('response', () => (last = performance.now()));
  });
  const failed = result.non2xx + result.errors + result.timeouts;
  if (failed > 0) throw new Error(`${failed} of the calls to ${url} failed`);
  const seconds = 'seconds' in amount ? result.duration : (last - start) / 1000;
  return { perSecond: result['2xx'] / seconds, answers: result['2xx'] };
}
