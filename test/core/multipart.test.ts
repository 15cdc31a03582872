import { describe, expect, it } from 'vitest';
import { mostParts, readMultipart } from '../../contracts/core/wire/multipart.ts';

const type = 'multipart/form-data; boundary=xyz';
const part = (name: string, value: string, more = '') =>
  `--xyz\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
const read = (text: string, contentType = type) => readMultipart(contentType, Buffer.from(text));

describe('a multipart form', () => {
  it('gives its text fields in their order, repetitions included', () => {
    const form = `${part('b', '小明')}${part('a', '')}${part('b', '2\r\n3')}--xyz--\r\n`;
    expect(read(form)).toEqual([
      ['b', '小明'],
      ['a', ''],
      ['b', '2\r\n3'],
    ]);
  });

  it('is read as the platform writes it', async () => {
    const form = new FormData();
    form.set('viewerIds', '["a","小明"]');
    form.set('file', new Blob(['not a field']), 'a.txt');
    const request = new Request('http://localhost/', { method: 'POST', body: form });
    const body = new Uint8Array(await request.arrayBuffer());
    expect(readMultipart(request.headers.get('content-type')!, body)).toEqual([
      ['viewerIds', '["a","小明"]'],
    ]);
  });

  it.each([
    ['what stands before the first delimiter', `preamble\r\n${part('a', '1')}--xyz--`],
    ['blanks behind a delimiter', part('a', '1').replace('--xyz', '--xyz \t') + '--xyz--'],
    ['another header of a part', part('a', '1', '\r\nContent-Type: text/plain; charset=UTF-8') + '--xyz--'],
    ['a name without quotes', part('a', '1').replace('"a"', 'a') + '--xyz--'],
    ['a part without a name', `${part('a', '1')}--xyz\r\n\r\nnobody\r\n--xyz--`],
  ])('may have %s', (_, form) => {
    expect(read(form)).toEqual([['a', '1']]);
  });

  it('takes a boundary in quotes, and a name with quotes in it', () => {
    const form = `${part(String.raw`a\"; filename=\"b`, '1')}--xyz--`;
    expect(read(form, 'Multipart/Form-Data; charset=utf-8; Boundary="xyz"')).toEqual([
      ['a"; filename="b', '1'],
    ]);
  });

  it.each([
    ['without a boundary', `${part('a', '1')}--xyz--`, 'multipart/form-data'],
    ['with a boundary beyond the RFC', `${part('a', '1')}--xyz--`, `${type}${'x'.repeat(70)}`],
    ['that is cut off', part('a', '1'), type],
    [
      'whose part has no end of its head',
      '--xyz\r\nContent-Disposition: form-data; name="a"\r\n--xyz--',
      type,
    ],
    ['with a head beyond its bound', `${part('a', '1', `; x=${'x'.repeat(9000)}`)}--xyz--`, type],
    ['with more parts than the bound', `${part('a', '1').repeat(mostParts + 1)}--xyz--`, type],
  ])('%s has no fields', (_, form, contentType) => {
    expect(read(form, contentType)).toEqual([]);
  });

  it('has as many parts as the bound, and no more', () => {
    expect(read(`${part('a', '1').repeat(mostParts)}--xyz--`)).toHaveLength(mostParts);
  });
});
