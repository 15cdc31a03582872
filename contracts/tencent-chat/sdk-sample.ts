import { decodeText } from '../core/wire/json.ts';
import { printJsonBody, type SdkSample } from '../core/contract/sdk-sample.ts';

/** Tencent has no SDK for this REST API, and a generator of UserSigs for each language. */
export const sdkSample: SdkSample = {
  comment: 'The official UserSig generator signs; the call itself is plain HTTP, as Tencent documents it.',
  names: '{ Api }',
  module: 'tls-sig-api-v2',
  body: ({ request }) => {
    const { input, body } = printJsonBody(decodeText(request.body));
    return `\
${input}
const signer = new Api(Number(TENCENT_CHAT_SDKAPPID), TENCENT_CHAT_SECRET_KEY);
const query = new URLSearchParams({
  sdkappid: TENCENT_CHAT_SDKAPPID,
  identifier: TENCENT_CHAT_IDENTIFIER,
  usersig: signer.genSig(TENCENT_CHAT_IDENTIFIER, 86400),
  random: '99999999',
  contenttype: 'json',
});
const response = await fetch(\`\${TENCENT_CHAT_BASE_URL}${request.target.split('?')[0]}?\${query}\`, {
  method: 'POST',
  body: ${body},
});
console.log(await response.json());
`;
  },
};
