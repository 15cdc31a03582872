import { printCode } from '../core/wire/print-code.ts';
import { printJson } from '../core/wire/json.ts';
import { type SdkSample } from '../core/contract/sdk-sample.ts';

/** The SDK of Tencent Cloud for Node. */
export const sdkSample: SdkSample = {
  names: 'sdk',
  module: 'tencentcloud-sdk-nodejs-intl-en',
  body: ({ action, input, environment }) => `\
const { HttpProfile, ClientProfile, Credential } = sdk.common;
const { Client, Models } = sdk.trtc.v20190722;

const http = new HttpProfile();
http.protocol = new URL(TENCENT_TRTC_BASE_URL).protocol + '//';
http.endpoint = new URL(TENCENT_TRTC_BASE_URL).host;
const profile = new ClientProfile();
profile.httpProfile = http;

const credential = new Credential(${credentialOf(environment)});
const client = new Client(credential, 'ap-singapore', profile);
const input = ${printInput(input, environment)};
const request = Object.assign(new Models.${action}Request(), input);
client.${action}(request, (error, reply) => console.log(error ?? reply.to_json_string()));
`,
};

function credentialOf(environment: object): string {
  const names = ['TENCENT_TRTC_SECRET_ID', 'TENCENT_TRTC_SECRET_KEY', 'TENCENT_TRTC_TOKEN'];
  return names.filter((name) => Object.hasOwn(environment, name)).join(', ');
}

/** The app is the one of the environment where it is that. The SDK keeps numbers as JavaScript does. */
function printInput(input: object, { TENCENT_TRTC_SDKAPPID: app }: Readonly<Record<string, string>>): string {
  const code = printCode(JSON.parse(printJson(input)));
  return app === undefined
    ? code
    : code.replace(`SdkAppId: ${app}`, 'SdkAppId: Number(TENCENT_TRTC_SDKAPPID)');
}
