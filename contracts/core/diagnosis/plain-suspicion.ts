import { header, type HttpRequest } from '../wire/http.ts';
import { describeBody } from './body-form.ts';
import type { Advice } from './diagnose-signature.ts';

/** What is plain to see in a call with a list of signed headers: one of them was not sent, or the body is cut off. */
export function suspectPlainly(request: HttpRequest, signedHeaders: readonly string[]): Advice | undefined {
  const [spaced] = signedHeaders.filter((name) => name !== name.trim());
  if (spaced !== undefined)
    return {
      id: 'signed-headers-with-space',
      title: 'SignedHeaders has white space in it',
      detail: `Between the names in SignedHeaders there is more than a semicolon: one name is ${JSON.stringify(spaced.slice(0, 40))}.`,
      fix: 'Join the names with semicolons alone, without spaces.',
    };
  const absent = signedHeaders.filter((name) => header(request.headers, name) === undefined);
  if (absent.length > 0)
    return {
      id: 'listed-header-absent',
      title: 'A signed header was not sent',
      detail: `SignedHeaders names ${absent.slice(0, 5).join(' and ')}, which the call does not have; HTTP libraries drop some headers, such as Content-Type of a GET without a body.`,
      fix: 'Name in SignedHeaders only headers that are really sent; look at the call in the journal.',
    };
  const body = request.body.length === 0 ? undefined : describeBody(request);
  if (body?.id === 'body-cut-off' || body?.id === 'body-is-packed') return body;
  const changed = signedHeaders.filter((name) => changedOnTheWay.has(name.toLowerCase()));
  if (changed.length === 0) return undefined;
  return {
    id: 'header-that-changes-is-signed',
    title: 'A header is signed that may change on the way',
    detail: `SignedHeaders names ${changed.slice(0, 5).join(' and ')}: HTTP libraries and proxies set or change such headers after the call is signed.`,
    fix: 'Sign only the headers that the documents name, such as Host and Content-Type.',
  };
}

/** Headers that belong to the connection or to the program that sends, not to the call. */
const changedOnTheWay: ReadonlySet<string> = new Set([
  ...['accept', 'accept-encoding', 'accept-language', 'cache-control', 'connection', 'content-length'],
  ...['cookie', 'expect', 'forwarded', 'keep-alive', 'origin', 'pragma', 'referer', 'te', 'traceparent'],
  ...['transfer-encoding', 'user-agent', 'via', 'x-amzn-trace-id', 'x-forwarded-for', 'x-forwarded-host'],
  ...['x-forwarded-proto', 'x-real-ip', 'x-request-id'],
]);
