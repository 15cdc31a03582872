import { countOf } from '../../contracts/core/config/sentence.ts';
/** The words of the page that sends. */
export const enSend = {
  input: 'Input',
  noObject: 'This must be an object in JSON, like {"RoomId": "test"}.',
  damage: 'Damage',
  damages: {
    none: 'none',
    wrongSecret: 'signed with a wrong secret',
    slowClock: 'a clock that is a year slow',
    fastClock: 'a clock that is an hour fast',
    cutBody: 'a body that breaks off',
    other: 'other …',
  },
  otherDamage: 'Damage as JSON',
  send: 'Send',
  asForm: 'Form',
  removeField: (name: string) => `Leave ${name} out`,
  addEntry: (name: string) => `Add to ${name}`,
  removeEntry: (name: string, number: number) => `Remove ${name} ${number}`,
  moreEntries: (count: number) => `${countOf(count, 'more is', 'more are')} in the JSON.`,
  countedIn: { bytes: 'bytes', characters: 'characters', entries: 'entries' },
  range: (least: number | undefined, most: number | undefined, unit: string) =>
    [
      least === undefined ? 'at most' : most === undefined ? 'at least' : '',
      least !== undefined && most !== undefined ? `${least} to ${most}` : String(least ?? most ?? ''),
      unit,
    ]
      .filter((word) => word !== '')
      .join(' '),
  otherwise: (what: string) => `or error ${what}`,
  typedClient: 'typed client',
  signedByHand: 'Node, signed by hand',
  officialSdk: 'The same call in other languages, and what the official SDKs need',
  required: 'required',
  errors: 'Errors',
  sendAgain: 'Send again',
  sendAgainWith: 'Edit and send …',
  makeFail: 'Make it fail …',
  tryOne: 'Send one from here',
};
