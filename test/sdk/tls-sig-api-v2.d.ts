declare module 'tls-sig-api-v2' {
  export class Api {
    constructor(sdkAppId: number, secretKey: string);
    genSig(identifier: string, expireSeconds: number): string;
    genPrivateMapKey(identifier: string, expireSeconds: number, roomId: number, privileges: number): string;
  }
}
