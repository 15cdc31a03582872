import type { z } from 'zod';
import type { Assume, Assumptions } from '../../../contracts/core/contract/assumption.ts';
import type { Refused } from '../../../contracts/core/contract/failure.ts';
import type { CallTypes, VendorTypes } from '../../../contracts/core/contract/vendor-types.ts';
import type { ErrorOf, Input, Operation, WireOutput } from '../../../contracts/core/contract/operation.ts';
import type { CallContext, Vendor, VendorContract } from '../../../contracts/core/contract/vendor.ts';
import type { CallbackRequest } from './callback-queue.ts';
import { createRouter, type Router } from './router.ts';
import { operationsByKey } from '../../../contracts/core/contract/find-operation.ts';

/** What a handler is told of a call that has passed every check. */
export interface HandlerCall<In, T extends CallTypes> extends Pick<CallContext<T>, 'now' | 'ids' | 'assume'> {
  /** The fields of the call, validated. */
  readonly input: In;
  /** Who calls. */
  readonly credential: T['credential'];
  /** Who calls, where one credential serves several callers; undefined when the call came by no request. */
  readonly caller: string | undefined;
  /** The limit of one of the vendor's quotas in this sandbox. */
  quota(name: string): number;
  /** Tells the application of an event, if it has asked to be told; the body is the vendor's own. */
  emit(event: string, body: Readonly<Record<string, unknown>>): void;
}

/** Answers a call, changing the state as it goes: it refuses first and changes afterwards, so that a refusal changes nothing. */
export type Handler<Op extends Operation, State, T extends CallTypes> = (
  call: HandlerCall<Input<Op>, T>,
  state: State,
) => WireOutput<Op> | Refused<ErrorOf<Op>>;

/** The types of a vendor's handlers, by client method. */
export type HandlersOf<V, State> =
  V extends VendorContract<infer T extends VendorTypes>
    ? {
        readonly [Key in keyof T['operations']]: Handler<T['operations'][Key], State, T['call']>;
      }
    : never;

export type HandlerOf<V, Key extends keyof HandlersOf<V, State>, State> = HandlersOf<V, State>[Key];

export type StateFormOf<V> = V extends { readonly state: infer Form extends z.ZodType }
  ? z.output<Form>
  : never;

/** How a vendor's state comes into being and is written down. `save` then `load` gives a state that answers alike. */
export interface StateStore<Form, State> {
  /** `now`, in milliseconds since 1970, is when whatever the form does not date begins. */
  load(form: Form, now?: number): State;
  /** Writes a state down. */
  save(state: State): Form;
}

/** An event that a handler has told of. */
export interface EmittedEvent {
  /** The vendor's name of the event. */
  readonly event: string;
  /** What it tells. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Whose call set it off. */
  readonly credential: unknown;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Something in a vendor's state that ends by itself. */
export interface Deadline {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** For example `ban ended`. */
  readonly kind: string;
  /** Whom or what it is about. */
  readonly subject: string;
  /** The room, channel or activity. */
  readonly place: string;
}

/** What a vendor holds against somebody. */
export interface Sanction {
  /** For example `ban`. */
  readonly kind: string;
  /** When it ends by itself, in milliseconds since 1970; absent where it does not. */
  readonly until?: number;
}

/** Somebody in a room, or kept out of it. */
export interface Person {
  /** The id of a user, a device or an address. */
  readonly id: string;
  readonly name?: string;
  readonly isIn: boolean;
  readonly sanctions: readonly Sanction[];
}

/** One of several things that a vendor knows of somebody. */
export interface Seen {
  /** The id of a user, a device or an address. */
  readonly id: string;
  /** The name, where one is known. */
  readonly name?: string | undefined;
  /** Whether it is in the room. Default: nothing is said of that. */
  readonly isIn?: boolean;
  /** What is held against it. Default: nothing. */
  readonly sanction?: Sanction;
}

/** A room with everybody of whom the vendor knows something there. */
export interface RoomView {
  /** As it is named to `enter`. */
  readonly room: string;
  /** The name of the room. Default: none. */
  readonly title?: string;
  /** What is known of people there; whoever is named several times is one person. */
  readonly seen: Iterable<Seen>;
  /** How much there is of what the vendor's quotas count, by the names of the quotas. */
  readonly used?: Readonly<Record<string, number>>;
}

/** Somebody who wants to enter a room. */
export interface Visitor<Assumed extends Assumptions> {
  /** The room. */
  readonly room: string;
  /** The user's id, where there is one. */
  readonly user: string | undefined;
  /** The id of the device, where there is one. */
  readonly device: string | undefined;
  /** The address, where there is one. */
  readonly ip: string | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** How the sandbox decides an assumption, by its id. */
  readonly assume: Assume<Assumed>;
}

export interface Admission {
  /** Whether the visitor is in the room afterwards. */
  readonly admitted: boolean;
  /** What kept the visitor out. Default: nothing did. */
  readonly sanction?: string;
  /** What the vendor's own client would be told. */
  readonly code?: string | number;
}

/** What can be seen of a vendor's state from outside its API. `undefined` means that there is no such room. */
export interface StateView<State, Assumed extends Assumptions> {
  /** An event as it goes to the application, or undefined where the application has not asked for it. */
  callback?(state: State, event: EmittedEvent): CallbackRequest | undefined;
  /** What ends by itself. Default: nothing does. */
  deadlines?(state: State, assume: Assume<Assumed>): Iterable<Deadline>;
  /** The rooms as people: who is in, and what is held against whom. */
  people?(state: State, assume: Assume<Assumed>): readonly RoomView[];
  /** Whether there is such a room, for a vendor whose checks ask before the handler does. */
  hasRoom?(state: State, room: string): boolean;
  /** The rooms that there are, for such a vendor. */
  roomNames?(state: State): Iterable<string>;
  /** Lets somebody try to enter a room. */
  enter(state: State, visitor: Visitor<Assumed>): Admission | undefined;
  /** Lets somebody leave a room. */
  leave(state: State, visitor: Visitor<Assumed>): Admission | undefined;
}

type AssumptionsOf<V> = V extends { readonly assumptions: infer Assumed extends Assumptions }
  ? Assumed
  : never;

/** A vendor that runs: the contract, its state and a handler for each operation, with the types forgotten. */
export interface Implementation {
  /** The contract of the vendor. */
  readonly vendor: Vendor;
  /** Whether most of it is still to be loaded, which happens when it is first asked for. Default: all of it is there. */
  readonly isLate?: boolean;
  /** Finds the operation that a request asks for. */
  readonly router: Router;
  /** How its state is made, written down and looked at. */
  readonly stateStore: StateStore<unknown, unknown> & StateView<unknown, Assumptions>;
  /** By the keys of their operations. */
  readonly handlers: Readonly<Record<string, AnyHandler>>;
}

export type AnyHandler = (call: HandlerCall<unknown, CallTypes>, state: unknown) => unknown;

/** Joins a contract with its behaviour. A missing handler or an undeclared failure does not compile. */
export function implement<V extends Vendor, State>(
  vendor: V,
  stateStore: StateStore<StateFormOf<V>, State> & StateView<State, AssumptionsOf<V>>,
  handlers: HandlersOf<V, State>,
): Implementation {
  const byMethod = handlers as Readonly<Record<string, unknown>>;
  const byKey = Object.entries(vendor.operations).map(
    ([method, { key }]) => [key, byMethod[method]] as const,
  );
  // A loop over operations cannot keep each one's types; the signature above has checked them one by one.
  return {
    vendor,
    router: createRouter([...operationsByKey(vendor).values()]),
    stateStore,
    handlers: Object.fromEntries(byKey),
  } as unknown as Implementation;
}
