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
  class Client {
    constructor(credential: Credential, region: string | undefined, profile: ClientProfile);
    SetUserBlocked(request: Request, answer: Answer): void;
    SetUserBlockedByStrRoomId(request: Request, answer: Answer): void;
  }
  export const v20190722: {
    readonly Client: typeof Client;
    readonly Models: {
      readonly SetUserBlockedRequest: new () => Request;
      readonly SetUserBlockedByStrRoomIdRequest: new () => Request;
    };
  };
}
