import { printJsonBody, type SdkCall, type SdkSample } from '../core/contract/sdk-sample.ts';
import { decodeText } from '../core/wire/json.ts';
import { printCode } from '../core/wire/print-code.ts';
import { formType } from './wire/transport.ts';

/** Polyv has no SDK on npm: its documents show the signature. */
export const sdkSample: SdkSample = {
  comment: 'Polyv has no SDK on npm; this is the signing rule of its documentation.',
  names: '{ createHash }',
  module: 'node:crypto',
  body: ({ request }) => {
    const { input, signed, fetched } = printParts(request);
    return `\
${input}
const parameters = { appId: POLYV_LIVE_APP_ID, timestamp: String(Date.now())${signed} };
const text = Object.keys(parameters)
  .sort()
  .map((name) => name + parameters[name])
  .join('');
const sign = createHash('md5')
  .update(POLYV_LIVE_APP_SECRET + text + POLYV_LIVE_APP_SECRET)
  .digest('hex')
  .toUpperCase();

const query = new URLSearchParams({ ...parameters, sign });
const response = await fetch(${fetched});
console.log(await response.json());
`;
  },
};

interface Parts {
  /** Declares the fields of the call. */
  readonly input: string;
  /** What is signed beside the common parameters. */
  readonly signed: string;
  /** The arguments of `fetch`. */
  readonly fetched: string;
}

/** Signed are the query and the form; JSON is sent beside them. */
function printParts({ method, target, headers, body }: SdkCall['request']): Parts {
  const [path = '', query = ''] = target.split('?');
  const address = `\${POLYV_LIVE_BASE_URL}${path}`;
  const isForm = headers.some(([, value]) => value === formType);
  const text = decodeText(body);
  if (isForm || method === 'GET')
    return {
      input: `const input = ${printCode(ownFields(isForm ? text : query))};`,
      signed: ', ...input',
      fetched: isForm ? `\`${address}\`, { method: 'POST', body: query }` : `\`${address}?\${query}\``,
    };
  const json = printJsonBody(text);
  const beside = ownFields(query);
  return {
    input: json.input,
    signed: Object.keys(beside).length === 0 ? '' : `, ...${printCode(beside)}`,
    fetched: `\`${address}?\${query}\`, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: ${json.body},
}`,
  };
}

const common = ['appId', 'timestamp', 'sign'];

/** The parameters that an operation has and others have not. */
function ownFields(query: string): Readonly<Record<string, string>> {
  return Object.fromEntries([...new URLSearchParams(query)].filter(([name]) => !common.includes(name)));
}
