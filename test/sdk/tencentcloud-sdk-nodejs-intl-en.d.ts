declare module 'tencentcloud-sdk-nodejs-intl-en/tencentcloud/common/index.js' {
  export class Credential {
    secretId: string;
    constructor(secretId: string, secretKey: string, token?: string);
  }
  export class HttpProfile {
    protocol: string;
    endpoint: string;
    reqMethod: string;
  }
  export class ClientProfile {
    signMethod: string;
    httpProfile: HttpProfile;
  }
  const common: {
    readonly Credential: typeof Credential;
    readonly HttpProfile: typeof HttpProfile;
    readonly ClientProfile: typeof ClientProfile;
  };
  // Node finds none of the names in this CommonJS module.
  export default common;
}

declare module 'tencentcloud-sdk-nodejs-intl-en/tencentcloud/trtc/index.js' {
  import type {
    ClientProfile,
    Credential,
  } from 'tencentcloud-sdk-nodejs-intl-en/tencentcloud/common/index.js';

  interface Request {
    from_json_string(json: string): void;
  }
  type Answer = (failure: unknown, reply: { readonly RequestId: string } | null) => void;
  type Action =
    | 'SetUserBlocked'
    | 'SetUserBlockedByStrRoomId'
    | 'RemoveUser'
    | 'RemoveUserByStrRoomId'
    | 'DismissRoom'
    | 'DismissRoomByStrRoomId'
    | 'DescribeRoomInfo'
    | 'DescribeUserInfo';
  type Client = Readonly<Record<Action, (request: Request, answer: Answer) => void>>;
  export const v20190722: {
    readonly Client: new (
      credential: Credential,
      region: string | undefined,
      profile: ClientProfile,
    ) => Client;
    readonly Models: { readonly [Name in Action as `${Name}Request`]: new () => Request };
  };
}
