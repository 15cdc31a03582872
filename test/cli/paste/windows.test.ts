import { describe, expect, it } from 'vitest';
import { read, refusalOf } from './read.ts';

const form = 'application/x-www-form-urlencoded';
const json = 'application/json';

describe('a curl line of cmd', () => {
  it.each([
    [
      'with carets before quotes, as Chrome copies it',
      'curl ^"http://h:1/a?b=1^&c=^%^41^" ^\r\n  -H ^"content-type: application/json^" ^\r\n  --data-raw ^"^{^\\^"a^\\^":^\\^"b^\\\\^\\^"c^\\^"^}^"',
      { target: '/a?b=1&c=%41', body: '{"a":"b\\"c"}', type: json },
    ],
    [
      'with quotes alone',
      'C:\\Users\\me>curl.exe -X POST "http://h:1/a?b=1&c=2" -H "Content-Type: application/json" -d "{\\"a\\": \\"x y\\"}"',
      { target: '/a?b=1&c=2', body: '{"a": "x y"}', type: json },
    ],
    [
      'with doubled quotes',
      'C:\\>curl http://h:1/a -d "{""a"":1}" > out.txt',
      { target: '/a', body: '{"a":1}', type: form },
    ],
  ])('is read %s', (_, line, request) => {
    expect(read(line)).toEqual({ method: 'POST', host: 'h:1', ...request });
  });
});

describe('a PowerShell text', () => {
  it.each([
    [
      'as Chrome copies it',
      [
        '$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession',
        '$session.UserAgent = "Mozilla/5.0 (X; rv)"',
        'Invoke-WebRequest -UseBasicParsing -Uri "http://h:1/a?b=1&c=2" `',
        '-Method "POST" `',
        '-WebSession $session `',
        '-Headers @{',
        '"accept"="*/*"',
        '  "x-date"="20231114T221320Z"',
        '} `',
        '-ContentType "application/json" `',
        '-Body ([System.Text.Encoding]::UTF8.GetBytes("{`"a`":`"$([char]29992)`"}"))',
      ].join('\r\n'),
      { target: '/a?b=1&c=2', body: '{"a":"用"}', type: json },
    ],
    [
      'with variables and a here-string',
      [
        "$h = @{ 'X-A' = 'b'; Accept = '*/*' }",
        "$body = @'",
        '{"a":"it\'s"}',
        "'@",
        'irm http://h:1/a -Met post -Headers $h -Body $body -ContentType application/json',
      ].join('\n'),
      { target: '/a', body: '{"a":"it\'s"}', type: json },
    ],
    [
      'with a table for a form',
      "PS C:\\> Invoke-RestMethod -Uri 'http://h:1/a' -Method Post -Body @{ a = 'x y'; b = 1 }",
      { target: '/a', body: 'a=x%20y&b=1', type: form },
    ],
    [
      'that calls curl.exe',
      "curl.exe -X POST 'http://h:1/a' `\n  -H 'Content-Type: application/json' `\n  -d '{\\\"a\\\":1}'",
      { target: '/a', body: '{"a":1}', type: json },
    ],
    [
      'that calls curl.exe without escapes',
      "PS> curl.exe 'http://h:1/a' -H 'Content-Type: application/json' -d '{\"a\":1}'",
      { target: '/a', body: '{"a":1}', type: json },
    ],
  ])('is read %s', (_, text, request) => {
    expect(read(text)).toEqual({ method: 'POST', host: 'h:1', ...request });
  });

  it('puts the table of a GET into the query', () => {
    expect(read("iwr http://h:1/a?b=1 -Body @{ c = '2' }")).toMatchObject({
      method: 'GET',
      target: '/a?b=1&c=2',
    });
  });

  it.each([
    ['irm http://h:1/a -InFile x.json', /cannot be read: -InFile changes/],
    [
      'irm http://h:1/a -Body $body',
      'The PowerShell text holds $body, which only PowerShell knows; put its value in its place.',
    ],
    [
      'irm http://h:1/a -Method Post -Body (@{ a = 1 } | ConvertTo-Json)',
      /holds \| ConvertTo-Json\), which only PowerShell knows/,
    ],
    ['irm http://h:1/a -Body "x $(Get-Date)"', /holds \$\(…\), which only PowerShell knows/],
    ['irm -Method Get', 'The PowerShell command has no -Uri.'],
    ['PS C:\\> Get-Date', /has no Invoke-WebRequest/],
  ])('is refused where it cannot be read: %s', (text, sentence) => {
    expect(refusalOf(text)).toMatch(sentence);
  });
});
