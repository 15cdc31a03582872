import { header, type HttpRequest } from '../wire/http.ts';
import { describeBody } from './body-form.ts';
import type { Advice } from './diagnose-signature.ts';

/** What is plain to see in a call with a list of signed headers: one of them was not sent, or the body is cut off. */
export function suspectPlainly(request: HttpRequest, signedHeaders: readonly string[]): Advice | undefined {
  const absent = signedHeaders.filter((name) => header(request.headers, name) === undefined);
  if (absent.length > 0)
    return {
      id: 'listed-header-absent',
      title: 'A signed header was not sent',
      detail: `SignedHeaders names ${absent.slice(0, 5).join(' and ')}, which the call does not have; HTTP libraries drop some headers, such as Content-Type of a GET without a body.`,
      fix: 'Name in SignedHeaders only headers that are really sent; look at the call in the journal.',
    };
  const body = request.body.length === 0 ? undefined : describeBody(request);
  return body?.id === 'body-cut-off' ? body : undefined;
}
