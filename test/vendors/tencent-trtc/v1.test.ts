import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../../../contracts/core/wire/http.ts';
import { splitTarget } from '../../../contracts/core/wire/query-string.ts';
import { signV1 } from '../../../contracts/tencent-trtc/wire/signature.ts';
import { secretKey, signFormLike } from './foreign-clients.ts';
import { createSandbox, host, send, withHeaders, write } from './harness.ts';

describe('a v1 call is accepted', () => {
  const signed = (form: string) => /Signature=([^&]*)/.exec(form)?.[1] ?? '';

  it.each([
    ['with a Nonce of 19 digits', signFormLike({ Nonce: '9223372036854775807' })],
    ['signed with the port', signFormLike({})],
    ['signed without the port', signFormLike({}, '127.0.0.1')],
    ['without a SignatureMethod, which means HmacSHA1', withoutMethod()],
    ['with + for a space', signFormLike({ RequestClient: 'a b' }, host, (form) => form.replace('%20', '+'))],
    ['with %20 for a space', signFormLike({ RequestClient: 'a b' })],
    [
      'with a newline behind its signature, as Ruby sends it',
      signFormLike({}, host, (form) => form.replace(signed(form), `${signed(form)}%0A`)),
    ],
    ['with a token', signFormLike({ Token: 'fake-token' })],
  ])('%s', (_, request) => {
    expect(send(createSandbox(), request)).toBeUndefined();
  });

  it.each([
    ['as it is', (name: string) => name],
    ['as a dot, as Python and Java do', (name: string) => name.replaceAll('_', '.')],
  ])('with the _ of a name signed %s', (_, rename) => {
    const values = { 'tencent-trtc.unknown-parameter': 'ignore' };
    const request = signFormLike({ Trace_Id: '1' }, host, (form) => form, rename);
    expect(send(createSandbox({ assumptions: { values } }), request)).toBeUndefined();
  });

  it('with a form that does not say it is one', () => {
    expect(
      send(createSandbox(), withHeaders(signFormLike({}), { 'Content-Type': undefined })),
    ).toBeUndefined();
  });
});

describe('a v1 call is refused', () => {
  it.each([
    ['with another value than was signed', signFormLike({}, host, (form) => form.replace('29376', '29377'))],
    ['with a parameter more than was signed', signFormLike({}, host, (form) => `${form}&Token=a`)],
    ['signed for another host', signFormLike({}, 'elsewhere')],
    ['signed for GET', toForm(write({ options: { signatureMethod: 'HmacSHA256', httpMethod: 'GET' } }))],
  ])('%s', (_, request) => {
    expect(send(createSandbox(), request)).toBe('AuthFailure.SignatureFailure');
  });
});

function toForm(request: HttpRequest): HttpRequest {
  const body = Buffer.from(splitTarget(request.target).query);
  return { ...request, method: 'POST', target: '/', body };
}

function withoutMethod(): HttpRequest {
  const parameters = new URLSearchParams(Buffer.from(signFormLike({}).body).toString());
  parameters.delete('SignatureMethod');
  parameters.delete('Signature');
  const content = { method: 'POST', host, parameters: Object.fromEntries(parameters) };
  parameters.set('Signature', signV1(content, secretKey, 'HmacSHA1'));
  return { ...signFormLike({}), body: Buffer.from(parameters.toString()) };
}
