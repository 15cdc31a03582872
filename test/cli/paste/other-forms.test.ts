import { describe, expect, it } from 'vitest';
import { read, refusalOf } from './read.ts';

const json = 'application/json';

describe('raw HTTP', () => {
  it.each([
    ['with LF', 'POST /a HTTP/1.1\nHost: h:1\nContent-Type: application/json\n\n{"a":1}\n'],
    ['with CRLF', 'POST /a HTTP/1.1\r\nHost: h:1\r\nContent-Type: application/json\r\n\r\n{"a":1}'],
    [
      'of HTTP/2 as Firefox copies it',
      'POST /a HTTP/2\nHost: h:1\nContent-Type: application/json\n\n{"a":1}',
    ],
    [
      'with pseudo-headers',
      ':authority: h:1\n:method: POST\n:path: /a\n:scheme: https\ncontent-type: application/json\n\n{"a":1}',
    ],
    [
      'with pseudo-headers in two lines',
      ':authority\nh:1\n:method\nPOST\n:path\n/a\n:scheme\nhttps\ncontent-type\napplication/json\n\n{"a":1}',
    ],
    ['with a whole URL', 'POST http://h:1/a HTTP/1.1\nContent-Type: application/json\n\n{"a":1}'],
  ])('is read %s', (_, text) => {
    expect(read(text)).toEqual({ method: 'POST', target: '/a', host: 'h:1', body: '{"a":1}', type: json });
  });

  it('keeps blank lines of the body, and the line break at its end where Content-Length counts it', () => {
    const head = 'POST /a HTTP/1.1\r\nHost: h:1\r\n';
    expect(read(`${head}\r\na\r\n\r\nb\r\n`).body).toBe('a\r\n\r\nb');
    expect(read(`${head}Content-Length: 8\r\n\r\na\r\n\r\nb\r\n`).body).toBe('a\r\n\r\nb\r\n');
  });

  it.each([
    ['POST /a HTTP/1.1\nHost: h:1\nnonsense\n\n', 'This line of the head is no header: "nonsense".'],
    [
      'POST /a HTTP/1.1\nHost: h:1\nTransfer-Encoding: chunked\n\n1\na\n0\n\n',
      /sent in chunks \(Transfer-Encoding\)/,
    ],
    [':authority: h:1\n:scheme: http\n', 'The pseudo-headers of the request lack :method or :path.'],
  ])('is refused where it cannot be read: %j', (text, sentence) => {
    expect(refusalOf(text)).toMatch(sentence);
  });
});

describe('a HAR file', () => {
  const har = (request: object) =>
    JSON.stringify({
      log: { entries: [{ request: { method: 'POST', url: 'https://h:1/a', headers: [], ...request } }] },
    });

  it('is read without the pseudo-headers of HTTP/2', () => {
    const headers = [
      { name: ':authority', value: 'h:1' },
      { name: 'content-type', value: json },
    ];
    expect(read(har({ headers, postData: { text: '{}' } }))).toEqual({
      method: 'POST',
      target: '/a',
      host: 'h:1',
      body: '{}',
      type: json,
    });
  });

  it('is read with the fields of a form in the place of its text', () => {
    const params = [{ name: 'a', value: 'x y' }, { name: 'b' }];
    expect(read(har({ postData: { params } }))).toMatchObject({ body: 'a=x+y&b=' });
    expect(refusalOf(har({ postData: { mimeType: 'multipart/form-data', params } }))).toMatch(
      /paste raw HTTP/,
    );
  });
});

describe('a fetch snippet', () => {
  const request = { method: 'POST', target: '/a?b=%E5%B0%8F', host: 'h:1', body: '{"a":1}', type: json };

  it.each([
    [
      'as Chrome copies it',
      'fetch("http://h:1/a?b=%E5%B0%8F", {\n  "headers": {\n    "content-type": "application/json"\n  },\n  "body": "{\\"a\\":1}",\n  "method": "POST",\n  "mode": "cors"\n});',
    ],
    [
      'as somebody writes it',
      "const url = `http://h:1/a?b=小`;\nconst res = await fetch(url, { method: 'post', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ a: 1 }), signal: controller.signal });\nconsole.log(await res.json());",
    ],
    [
      'with Headers',
      "fetch('http://h:1/a?' + 'b=小', { method: 'POST', headers: new Headers({ 'Content-Type': 'application/json' }), body: '{\"a\":1}' }).then((r) => r.json())",
    ],
  ])('is read %s', (_, text) => {
    expect(read(text)).toEqual(request);
  });

  it.each([
    ["fetch('http://h:1/a', { method: 'POST', body: 'x' })", { body: 'x', type: 'text/plain;charset=UTF-8' }],
    [
      "fetch('http://h:1/a', { method: 'POST', body: new URLSearchParams({ a: 'x y' }) })",
      { body: 'a=x+y', type: 'application/x-www-form-urlencoded;charset=UTF-8' },
    ],
  ])('gives the body the type that fetch gives it: %s', (text, content) => {
    expect(read(text)).toMatchObject(content);
  });

  it.each([
    [
      "fetch('http://h:1/a', { headers: { Authorization: sign(x) } })",
      'The snippet holds sign(x), which only the program knows; put its value in its place.',
    ],
    [
      'fetch(`http://h:1/${id}`)',
      'The snippet holds id, which only the program knows; put its value in its place.',
    ],
    ["fetch('http://h:1/a', { method: 'POST', body: { a: 1 } })", /Was JSON\.stringify forgotten\?$/],
    ["fetch('http://h:1/a'", /^The snippet is not JavaScript/],
    ["fetch('http://h:1/a'); fetch('http://h:1/b')", /more than one call of fetch/],
    ["fetch('http://h:1/a', { ...options })", /holds \.\.\.options/],
  ])('is refused where it cannot be read: %s', (text, sentence) => {
    expect(refusalOf(text)).toMatch(sentence);
  });
});
