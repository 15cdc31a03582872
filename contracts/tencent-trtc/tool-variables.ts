import { observed } from '../core/contract/source.ts';
import type { ToolVariable } from '../core/contract/tool-variable.ts';
import type { TrtcCredential } from './wire/credentials.ts';

const github = 'https://github.com';
const providers = `${github}/TencentCloud/tencentcloud-sdk-go/blob/master/tencentcloud/common/env_provider.go`;
const sdks = 'the default credential providers of the SDKs, tccli';

/** What the SDKs and the command line of Tencent Cloud read. None of them reads an endpoint. */
export const toolVariables: readonly ToolVariable<TrtcCredential>[] = [
  {
    name: 'TENCENTCLOUD_SECRET_ID',
    value: ({ credential }) => credential.secretId,
    readBy: sdks,
    source: observed(providers),
  },
  {
    name: 'TENCENTCLOUD_SECRET_KEY',
    value: ({ credential }) => credential.secretKey,
    readBy: sdks,
    source: observed(providers),
  },
  {
    name: 'TENCENTCLOUD_TOKEN',
    value: ({ credential }) => credential.token,
    readBy: 'tccli',
    source: observed(`${github}/TencentCloud/tencentcloud-cli/blob/master/README.md`),
  },
  {
    name: 'TENCENTCLOUD_REGION',
    value: () => 'ap-guangzhou',
    readBy: 'tccli, the Terraform provider',
    source: observed(
      `${github}/tencentcloudstack/terraform-provider-tencentcloud/blob/master/tencentcloud/provider.go`,
    ),
  },
];
