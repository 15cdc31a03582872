import re
def edit(path,a,b):
    s=open(path).read(); assert a in s,(path,a); s=s.replace(a,b,1); open(path,'w').write(s)
C='contracts/'
edit(C+'tencent-chat/wire/credentials.ts',"const schema = z.strictObject({",'''/** Who calls Tencent Live and RoomKit: an app, its secret, and the accounts that may call the REST API. */
export interface TencentChatCredentials {
  /**
   * The id of the app, at most ten digits, as text or number. In the console: Chat > the app > Basic Information > SDKAppID.
   * International apps are below 1400000000.
   */
  readonly sdkAppId: string | number;
  /**
   * The secret of the app, as the console shows it; it signs every UserSig and never travels. In the console: Chat > the
   * app > Basic Information > SecretKey.
   */
  readonly secretKey: string;
  /**
   * The accounts that may call the REST API; at least one. A client calls as the first of them. In the console: Chat > the
   * app > account management; `administrator` is there from the start.
   */
  readonly administrators: readonly string[];
  /**
   * Every account of the app besides the administrators, for the emulator. Default: nobody asks whether an account exists.
   * A client needs none.
   */
  readonly importedAccounts?: readonly string[] | undefined;
}

const schema = z.strictObject({''')
edit(C+'tencent-chat/wire/credentials.ts','''  /** Ten digits at most; international apps are below 1400000000. */
''','')
edit(C+'tencent-chat/wire/credentials.ts','''  /** Accounts that may call the REST API; a client calls as the first of them. */
''','')
edit(C+'tencent-chat/wire/credentials.ts','''  /** Every account of the app besides the administrators; without it, nobody asks whether an account exists. */
''','')
edit(C+'tencent-trtc/wire/credentials.ts',"const schema = z.strictObject({",'''/** Who calls Tencent RTC: a key of the Tencent Cloud API. */
export interface TencentTrtcCredentials {
  /**
   * Names the key, 36 characters that begin with `AKID`; travels with every call. In the console: Access Management > API
   * Keys > SecretId.
   */
  readonly secretId: string;
  /** Signs every call and never travels. In the console: beside the SecretId, shown once when the key is made. */
  readonly secretKey: string;
  /**
   * The apps of the account that the key belongs to; at least one where it is given. The emulator judges calls by them. A
   * client needs none. In the console: TRTC > Applications > SDKAppID.
   */
  readonly sdkAppIds?: readonly (string | number | bigint)[] | undefined;
  /** Belongs to a temporary key of the STS. Where it is set, a call must carry exactly it. Default: a permanent key. */
  readonly token?: string | undefined;
}

const schema = z.strictObject({''')
for line in ['  /** Names the key; travels with every call. */\n','  /** Signs every call and never travels. */\n  secretKey: z','  /** The apps of the account that the key belongs to. The emulator judges calls by them; a client needs none. */\n','  /** Belongs to a temporary key. Where it is set, a call must carry exactly it. */\n']:
    edit(C+'tencent-trtc/wire/credentials.ts',line,'  secretKey: z' if line.endswith('secretKey: z') else '')
edit(C+'volcengine-livesaas/wire/credentials.ts',"const schema = z.strictObject({",'''/** Who calls the enterprise live service of Volcengine: an access key. */
export interface VolcengineLivesaasCredentials {
  /**
   * Names the key, and has neither a slash nor white space; travels with every call. In the console: API access keys of the
   * account > Access Key ID.
   */
  readonly accessKeyId: string;
  /** Signs every call and never travels. In the console: beside the Access Key ID, as it is shown, not decoded. */
  readonly secretAccessKey: string;
  /** Belongs to a temporary key of the STS. Where it is set, a call must carry exactly it. Default: a permanent key. */
  readonly sessionToken?: string | undefined;
}

const schema = z.strictObject({''')
edit(C+'volcengine-livesaas/wire/credentials.ts','  /** Where it is set, a call must carry exactly this token. */\n','')
edit(C+'polyv-live/wire/credentials.ts',"const schema = z.strictObject({",'''/** Who calls Polyv Live: an application of an account. */
export interface PolyvLiveCredentials {
  /** Names the application; travels with every call. In the live console: developer settings > identity > AppID. */
  readonly appId: string;
  /** Signs every call and never travels. In the live console: beside the AppID, as AppSecret. */
  readonly appSecret: string;
  /** The account that the application belongs to. In the live console: beside the AppID, as userId. */
  readonly userId: string;
}

const schema = z.strictObject({''')
for line in ['  /** Names the application; travels with every call. */\n','  /** Signs every call and never travels. */\n  appSecret: z','  /** The account that the application belongs to. */\n']:
    edit(C+'polyv-live/wire/credentials.ts',line,'  appSecret: z' if line.endswith('appSecret: z') else '')
for v,t in [('tencent-chat','TencentChat'),('tencent-trtc','TencentTrtc'),('volcengine-livesaas','VolcengineLivesaas'),('polyv-live','PolyvLive')]:
    p=C+v+'/wire/credentials.ts'
    s=open(p).read()
    # end of the schema
    i=s.index('const schema'); j=s.index('\n});',i)
    s=s[:j]+'\n}) satisfies z.ZodType<unknown, '+t+'Credentials>;'+s[j+len('\n});'):]
    open(p,'w').write(s)
