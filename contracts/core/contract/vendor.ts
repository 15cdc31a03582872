import type { z } from 'zod';
import type { Assume, Assumptions } from './assumption.ts';
import type { CallTypes, VendorTypes } from './vendor-types.ts';
import type { Advice, SignedCall, Signing } from '../diagnosis/diagnose-signature.ts';
import type { CallForm } from '../wire/call-form.ts';
import type { Source } from './source.ts';
import type { VendorRule } from '../diagnosis/finding.ts';
import type { DemoNames, LoadCall, NamedCall } from './demo.ts';
import type { ToolVariable } from './tool-variable.ts';
import type { Details, Refused } from './failure.ts';
import type { HttpReply, HttpRequest } from '../wire/http.ts';
import type { SdkSample } from './sdk-sample.ts';
import type { Excess } from './reason.ts';
import type { OperationDocs } from './operation-docs.ts';
import type { Remedies } from './remedy.ts';
import type { IdSource } from './int64.ts';
import type { InputProblem } from './validate-input.ts';
import type { Operation } from './operation.ts';
import type { Found, Route, Target } from './route.ts';
import type { ClientCodec, ErrorSpec, VendorApi } from './vendor-api.ts';

export type { Found, Route, RouteMiss, Target } from './route.ts';
export type {
  CredentialForm,
  ErrorSpec,
  OutgoingCall,
  OutgoingRequest,
  Understanding,
} from './vendor-api.ts';

export interface Quota {
  /** How much there may be. */
  readonly limit: number;
  /** What is counted, in words. */
  readonly counts: string;
  /** The vendor's error for more. */
  readonly error: string;
  /** Where the quota stands. */
  readonly source: Source;
}

/**
 * One call, from its request to its reply. It is made once: checks, codec and diagnosis look at the same one. Everything in
 * it is a value or a memoised look-up; only `overLimit` and `blocked` count the call.
 */
export interface CallContext<T extends CallTypes> {
  /** What the codec read of the request. */
  readonly reading: T['reading'];
  /** The operation that the request asks for, or why there is none. */
  readonly found: Found;
  /** The credential that the call claims to have, or undefined when nobody has it. */
  readonly credential: T['credential'] | undefined;
  /** Milliseconds since 1970 by the sandbox's clock. */
  readonly now: number;
  /** How the sandbox decides an assumption, by its id. */
  readonly assume: Assume<T['assumptions']>;
  /** Where ids come from. */
  readonly ids: IdSource;
  /** Asks checks in their order: the first that refuses wins. */
  findRefusal(checks: readonly Check<T>[]):
    | {
        /** The error, and why. */
        readonly failure: Refused;
        /** The name of the check that refuses. */
        readonly by: string;
      }
    | undefined;
  /** Counts this call against its operation's limit. */
  overLimit(): Excess | undefined;
  /** Counts this call against the vendor's limit for all calls together, and says whether it is over it or blocked. */
  blocked(): Excess | undefined;
  /** What is wrong with the input; empty when nothing is. */
  problems(): readonly InputProblem[];
  /** Whether there is such a room; always, where a vendor's state keeps none. */
  hasRoom(room: string): boolean;
  /** The rooms that there are; none, where a vendor's state keeps none. */
  roomNames(): Iterable<string>;
}

/** One step between the wire and the handler. The order of a vendor's checks decides which error wins. */
export interface Check<T extends CallTypes> {
  /** What the check looks at, such as `signature`; the journal shows it as `refusedBy`. */
  readonly name: string;
  /** The errors it can give. */
  readonly errors: readonly T['error'][];
  /** How its place in the order is known. */
  readonly source: Source;
  /** It is not asked where an assumption is decided so. Default: it is always asked. */
  readonly unless?: {
    /** The id of the assumption. */
    readonly assumption: keyof T['assumptions'] & string;
    /** The choice under which the check is left out. */
    readonly is: string;
  };
  /** Refuses a call, or lets it through. */
  refuses(call: CallContext<T>): Refused<T['error']> | undefined;
}

/** An error about to be put into the vendor's envelope. */
export interface Refusal {
  /** The vendor's own name of the error. */
  readonly key: string;
  /** Its code, status and text. */
  readonly spec: ErrorSpec;
  /** What is filled into code and text. */
  readonly details: Details;
  /** The code with its details filled in. */
  readonly code: string | number;
  /** The message with its details filled in. */
  readonly text: string;
}

/** What `write` takes as options, by name: the values that are known, or a word on what it may be. */
export type WriteChoices = Readonly<Record<string, readonly string[] | string>>;

/** The translation between bytes and values: what a client needs, and the server's half. */
export interface Codec<T extends CallTypes> extends ClientCodec<T['credential']> {
  /** Default: `write` has no options. */
  readonly choices?: WriteChoices;
  /** Answers what is no call at all, for example a health probe. */
  probe?(reading: T['reading'], found: Found, assume: Assume<T['assumptions']>): HttpReply | undefined;
  /** Takes a request apart. Total: what cannot be read becomes a value that says so. */
  read(request: HttpRequest): T['reading'];
  /** The id of the credential that a call claims to have. */
  credentialId(reading: T['reading']): string | undefined;
  /** Who calls, where one credential serves several callers. */
  caller?(reading: T['reading']): string | undefined;
  /** The route that a call asks for. */
  target(reading: T['reading']): Target;
  /** The fields of the input, before validation. */
  input(reading: T['reading'], route: Route, assume: Assume<T['assumptions']>): unknown;
  /** The first millisecond since 1970 at which the signature of a call is no longer good. */
  validUntil?(reading: T['reading']): number | undefined;
  /** When the signature of a call began to be good, in milliseconds since 1970. */
  validFrom?(reading: T['reading']): number | undefined;
  /** Puts an output into the vendor's envelope. */
  answer(call: CallContext<T>, output: unknown): HttpReply;
  /** Puts an error into the vendor's envelope. */
  refuse(call: CallContext<T>, refusal: Refusal): HttpReply;
}

/** The forms of whole bodies: of a success, and of an error. */
export interface Bodies {
  /** The whole body of a success. */
  readonly success: z.ZodType;
  /** The whole body of an error. */
  readonly refusal: z.ZodType;
}

/** How a vendor explains its refusals to the developer of a client. */
export interface Diagnosis<T extends CallTypes> {
  /** The signature of a call, and what it should have been made of; undefined when it has none that can be read. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each scheme has parts of its own
  open(request: HttpRequest, credential: T['credential']): SignedCall<any> | undefined;
  /** The id for which a signature says that it was made, where that may be another than the one of the call. */
  signerId?(request: HttpRequest): string | undefined;
  /** Every mistake that is known of a way of signing. */
  readonly catalog: readonly { readonly scheme: string; readonly mistakes: readonly Advice[] }[];
  /**
   * What to say of a refusal that is not about the value of a signature. `signed` is what a client must have signed, where that
   * is known: what has the same cause need not be said once more.
   */
  advise(error: string, call: CallContext<T>, signed?: Signing): Advice | undefined;
  /** What is plain to see in a call whose signature nothing known reproduces, and may be why. */
  suspect?(request: HttpRequest): Advice | undefined;
}

/** An operation that bans somebody, and where its input says whom. */
export interface BanCall {
  /** The key of the operation. */
  readonly operation: string;
  /** The field of the room, channel or activity. Default: the ban is for all of an account. */
  readonly room?: string;
  /** The field of the user, or of a list of users. */
  readonly users: string;
  /** Values of fields with which the call lifts a ban instead. */
  readonly unless?: Readonly<Record<string, unknown>>;
}

/** A call that the vendor documents and this emulator leaves out. */
export interface Declined {
  /** The vendor's name of the call. */
  readonly action: string;
  /** Why it is left out. */
  readonly reason: string;
}

/** A whole vendor, as a value. */
export interface VendorContract<T extends VendorTypes> extends Omit<
  VendorApi<T['name'], T['call']['error'], T['operations'], T['call']['credential']>,
  'codec'
> {
  /** What people call the vendor, in any language, beside its name and title; others may be called so too. Default: nothing. */
  readonly alsoCalled?: readonly string[];
  /** Variables from which the vendor's own tools take a proxy, beside those that everybody reads. */
  readonly toolProxies?: readonly string[];
  /** Variables from which the vendor's own tools and SDKs take where to call and as whom. */
  readonly toolVariables?: readonly ToolVariable<T['call']['credential']>[];
  /** What is said when the vendor's own service fails; also what a defect of the emulator looks like. */
  readonly internalError: NoInfer<T['call']['error']>;
  /** What is said to a request that cannot be taken in: its body or its head is too large, or it is no HTTP. */
  readonly bodyTooLarge: NoInfer<T['call']['error']>;
  /** What a client's developer does about each error. */
  readonly remedies: Remedies<NoInfer<T['call']['error']>>;
  /** What an account may have at the same time, by name. Default: no quota is documented. */
  readonly quotas?: Readonly<Record<T['quota'], Quota>>;
  /** The form of this vendor's part of a sandbox's state, in configuration and snapshots alike. */
  readonly state: T['state'];
  /** The translation between bytes and values, in both directions. */
  readonly codec: Codec<T['call']>;
  /** What every call carries besides its fields. */
  readonly calls: CallForm;
  /** The forms of the whole bodies around an operation's output. */
  readonly bodies: (operation: Operation) => Bodies;
  /** Headers and parameters that hold no secret, in lower case; the journal masks what is neither here nor an input. */
  readonly visible: readonly string[];
  /** What a call has to pass before its handler, in the order of the vendor. */
  readonly checks: readonly Check<T['call']>[];
  /** The guesses about this vendor, by id. */
  readonly assumptions: T['call']['assumptions'];
  /** What this vendor would punish in a client's calls, beyond what holds for every vendor. */
  readonly findings?: readonly VendorRule<T['call']>[];
  /** The operations that ban somebody, for tests that ask who was banned. */
  readonly bans: readonly BanCall[];
  /** A call that succeeds in the demo state, for a stranger to copy. */
  readonly example: NamedCall;
  /** How a call is made with the vendor's own SDK. Default: none is known. */
  readonly sdkSample?: SdkSample;
  /** This vendor's part of the demo state, for an account: the ids of the vendor's own samples, with names around them. */
  demoState(names: DemoNames, credential: T['call']['credential']): z.input<T['state']>;
  /** What the benchmark repeats. */
  readonly load: LoadCall;
  /** What the comments of the operations say; generated from them. */
  readonly docs: OperationDocs;
  /** Calls that the vendor documents and this emulator leaves out, each with the reason. */
  readonly declined: readonly Declined[];
}

/* eslint-disable @typescript-eslint/no-explicit-any -- in a list of vendors each one's own types are forgotten */
interface ForgottenTypes extends VendorTypes {
  readonly call: Readonly<Record<keyof CallTypes, any>>;
}
/* eslint-enable @typescript-eslint/no-explicit-any */

interface AnyCheck extends Omit<Check<ForgottenTypes['call']>, 'errors' | 'refuses'> {
  /** The errors it can give. */
  readonly errors: readonly string[];
  /** Refuses a call, or lets it through. */
  refuses(call: CallContext<ForgottenTypes['call']>): Refused | undefined;
}

/** What is known of any vendor's types all the same. */
interface Known {
  /** What a call has to pass before its handler, in the order of the vendor. */
  readonly checks: readonly AnyCheck[];
  /** The closed vocabulary of errors, by the vendor’s own name for each. */
  readonly errors: Readonly<Record<string, ErrorSpec>>;
  /** The name of the error that is said when the vendor’s own service fails. */
  readonly internalError: string;
  /** The name of the error that is said to a request that cannot be taken in. */
  readonly bodyTooLarge: string;
  /** What a client’s developer does about each error. */
  readonly remedies: Remedies;
  /** The guesses about this vendor, by id. */
  readonly assumptions: Assumptions;
}

/** Any vendor's diagnosis, as the loops over all of them see it. */
export interface AnyDiagnosis extends Diagnosis<ForgottenTypes['call']> {}

/** Any vendor, as the loops over all of them see it. */
export interface Vendor extends Omit<VendorContract<ForgottenTypes>, keyof Known>, Known {}

/** The types of one vendor, as its declaration says them. */
export interface DeclaredTypes<Name, Operations, State, Call, Quotas> {
  /** The vendor's name. */
  readonly name: Name;
  /** Its operations, by the methods of the client. */
  readonly operations: Operations;
  /** The form of its state. */
  readonly state: State;
  /** What a call of it is made of. */
  readonly call: Call;
  /** The names of its quotas. */
  readonly quota: Quotas;
}

/** Declares a vendor; it only fixes the types. Those of its calls are the codec's. */
export function defineVendor<
  const Name extends string,
  Operations extends Readonly<Record<string, Operation<z.ZodType, z.ZodType, Call['error']>>>,
  State extends z.ZodType,
  Call extends CallTypes,
  Quotas extends string = never,
>(
  vendor: VendorContract<DeclaredTypes<Name, Operations, State, Call, Quotas>>,
): VendorContract<DeclaredTypes<Name, Operations, State, Call, Quotas>> {
  return vendor;
}
