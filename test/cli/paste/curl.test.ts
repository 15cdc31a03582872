import { describe, expect, it } from 'vitest';
import { printCurl } from '../../../emulator/control/curl.ts';
import { read, refusalOf } from './read.ts';

const form = 'application/x-www-form-urlencoded';
const host = 'h:1';

describe('a curl line', () => {
  it.each([
    [
      'curl http://h:1/a?b=c -d x=1 -d y=2',
      { method: 'POST', target: '/a?b=c', host, body: 'x=1&y=2', type: form },
    ],
    ["curl 'http://h:1/a?b=1&c=2' --max-time 10 -o out.json", { method: 'GET', target: '/a?b=1&c=2', host }],
    [
      'curl -sS -G http://h:1/a -d b=1 --data-urlencode "c=小 明&"',
      { method: 'GET', target: '/a?b=1&c=%E5%B0%8F+%E6%98%8E%26', host },
    ],
    [
      `curl -X PUT http://h:1/a --json '{"a":1}'`,
      { method: 'PUT', target: '/a', host, body: '{"a":1}', type: 'application/json' },
    ],
    [
      `curl http://h:1/a -H 'content-type: text/plain' --data-raw '@x'`,
      { method: 'POST', target: '/a', host, body: '@x', type: 'text/plain' },
    ],
    ['$ curl \\\n>   http://h:1/a \\\n>   -XDELETE -H"A: b"', { method: 'DELETE', target: '/a', host }],
    ['root@box:~# curl --url http://h:1/a', { method: 'GET', target: '/a', host }],
    ['curl http://h:1/b/../a?b=/../', { method: 'GET', target: '/a?b=/../', host }],
    ['curl h:1/a -I', { method: 'HEAD', target: '/a', host }],
    [
      `curl http://h:1/a -d $'{"a":"\\u7528\\'"}'`,
      { method: 'POST', target: '/a', host, body: `{"a":"用'"}`, type: form },
    ],
    [`KEY=abc; curl "http://h:1/a?k=$KEY" | jq .`, { method: 'GET', target: '/a?k=abc', host }],
    [
      `curl http://h:1/a -d @- <<'EOF'\n{"a":1}\nEOF`,
      { method: 'POST', target: '/a', host, body: '{"a":1}', type: form },
    ],
    [
      `echo -n '{}' | curl http://h:1/a --data-binary @-`,
      { method: 'POST', target: '/a', host, body: '{}', type: form },
    ],
    [
      'curl http://h:1/a -H "Host: other.example" --compressed -k',
      { method: 'GET', target: '/a', host: 'other.example' },
    ],
  ])('is read: %s', (line, request) => {
    expect(read(line)).toEqual(request);
  });

  it('sends a form in parts', () => {
    const { body, type } = read(`curl http://h:1/a -F appId=x -F 'words=["a"]'`);
    const boundary = /boundary=(.*)$/.exec(type!)![1]!;
    expect(body).toBe(
      [
        ['appId', 'x'],
        ['words', '["a"]'],
      ]
        .map(
          ([name, text]) =>
            `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`,
        )
        .join('') + `--${boundary}--\r\n`,
    );
  });

  it.each([
    { method: 'POST', url: 'http://h:1/a?b={c}', headers: [['X-A', 'b']], body: '{"a":"it\'s 用"}' },
    { method: 'POST', url: 'http://h:1/a', target: '/a/../b', headers: [], body: 'line\u0001 ::x\n' },
    { method: 'HEAD', url: 'http://h:1/a', headers: [], body: '' },
  ] as const)('is read as Understudy itself prints it: %j', (request) => {
    const target = 'target' in request ? request.target : request.url.slice('http://h:1'.length);
    expect(read(printCurl(request))).toMatchObject({
      method: request.method,
      target,
      ...(request.body && { body: request.body }),
    });
  });

  it.each([
    ['curl http://h:1/a --frobnicate', 'The curl line cannot be read: it is unknown (--frobnicate).'],
    ['curl http://h:1/a -T file', /cannot be read: .* \(-T\)\.$/],
    ['curl http://h:1/a --aws-sigv4 x', /\(--aws-sigv4\)\.$/],
    [
      'curl http://h:1/a -d @body.json',
      'The curl line reads the file body.json (-d); put the text itself there.',
    ],
    [
      'curl http://h:1/a --data-binary @-',
      'The curl line reads its standard input (--data-binary); put the text itself there.',
    ],
    ['curl http://h:1/a -F "f=@x.png"', /reads the file x\.png \(-F\)/],
    ['curl http://h:1/a -H @headers', /headers/],
    ['curl http://h:1/a -d', 'The curl line cannot be read: it requires parameter (-d).'],
    ['curl http://h:1/a?b=1&c=2', /has an & outside of quotes/],
    [
      'curl http://h:1/a -H "Authorization: $TOKEN"',
      'The line holds $TOKEN, which only your shell knows; put its value in its place.',
    ],
    ['curl http://h:1/a -d "$(cat x)"', /holds \$\(cat x\), which only your shell knows/],
    ['curl http://h:1/a http://h:1/b', 'The line calls more than one URL; leave one of them.'],
    ['curl http://h:1/a; curl http://h:1/b', /more than one curl command/],
    ["curl 'http://h:1/a", /is a quote missing\?$/],
    ['curl -s', /no URL specified/],
    ['wget http://h:1/a', /^The file is none of these/],
  ])('is refused where it cannot be read: %s', (line, sentence) => {
    expect(refusalOf(line)).toMatch(sentence);
  });
});
