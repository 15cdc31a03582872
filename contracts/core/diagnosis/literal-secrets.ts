/** How programs print a value that is not there. */
export const missingValues: readonly string[] = [
  'undefined',
  'null',
  'None',
  'nil',
  '<nil>',
  '%!s(<nil>)',
  '[object Object]',
  '[object Promise]',
  'NULL',
  'Null',
  'NaN',
  'false',
  'true',
  '0',
];

/** What JavaScript and .NET print of an object that holds bytes or fields. */
export const printedObjects: readonly string[] = [
  ...[
    'Object',
    'ArrayBuffer',
    'Uint8Array',
    'Blob',
    'FormData',
    'ReadableStream',
    'URLSearchParams',
    'CryptoKey',
  ].map((name) => `[object ${name}]`),
  ...['System.Byte[]', 'System.Object', 'System.Collections.Hashtable'],
];

/** How a secret is called where templates of Postman, of shells and of pages have a place for it. */
const namesInTemplates: readonly string[] = [
  ...['secret', 'secretKey', 'SecretKey', 'secret_key', 'SECRET_KEY', 'secret-key'],
  ...['appSecret', 'AppSecret', 'app_secret', 'APP_SECRET', 'app-secret'],
  ...[
    'secretAccessKey',
    'SecretAccessKey',
    'secret_access_key',
    'SECRET_ACCESS_KEY',
    'sk',
    'SK',
    'key',
    'KEY',
  ],
];

/** What samples, templates and masked settings have in the place of a secret. */
export const placeholders: readonly string[] = [
  ...namesInTemplates.flatMap((name) => [
    `{{${name}}}`,
    `\${${name}}`,
    `<${name}>`,
    `{${name}}`,
    `your-${name}`,
  ]),
  'your_secret_key',
  'YOUR_SECRET_KEY',
  'YOUR-SECRET-KEY',
  'YourSecretKey',
  'your secret key',
  '<your-secret-key>',
  '<YOUR_SECRET_KEY>',
  'YOUR_SECRET',
  'secret',
  'SECRET',
  'secretKey',
  'SecretKey',
  'secret_key',
  'SECRET_KEY',
  'appSecret',
  'AppSecret',
  'secretAccessKey',
  'SK',
  'SecretAccessKey',
  '$SECRET_KEY',
  '%SECRET_KEY%',
  'xxx',
  'xxxx',
  'xxxxxx',
  'XXX',
  'changeme',
  'test',
  '***',
  '******',
  '********',
];

/** How settings of these names look that nothing has put the value into. */
export function unfilled(names: readonly string[]): readonly string[] {
  return names.flatMap((name) => [
    name,
    `$${name}`,
    `\${${name}}`,
    `%${name}%`,
    `$(${name})`,
    `{{${name}}}`,
    `{{ ${name} }}`,
    `\${{ secrets.${name} }}`,
    `$env:${name}`,
    `process.env.${name}`,
  ]);
}

const all: ReadonlySet<string> = new Set([...missingValues, ...placeholders]);

export const isMissingValue = (text: string): boolean => missingValues.includes(text);
export const isPlaceholder = (text: string): boolean => placeholders.includes(text);

/** Whether a text that was signed with is nobody's secret, so that it may be shown. */
export function isLiteralSecret(text: string): boolean {
  return text === '' || all.has(text);
}
