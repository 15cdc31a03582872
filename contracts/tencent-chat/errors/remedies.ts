import type { Remedies } from '../../core/contract/remedy.ts';
import type { ChatError } from './index.ts';

/** What to do about each error. The advice is ours; what it rests on is the meaning that the vendor gives. */
export const remedies: Remedies<ChatError> = [
  ['Compare the URL with the route on the page of the operation.', ['60002', '60009']],
  ['Send a JSON object as the body, and in one piece.', ['60003']],
  ['Put identifier and usersig into the query of every call.', ['60004']],
  ['Check the accounts and signatures that the body names.', ['60005']],
  ['Put the number of the app into sdkappid, as the console shows it.', ['60006', '60012', '70020']],
  [
    'Wait until the next second and send the call again; space calls out, or name more accounts in each.',
    ['60007', '60011', '60018', '60019', '100012'],
  ],
  [
    'Send the call again after a pause that grows, a few times at most. A call that changes something may have been carried out: look first.',
    ['60008', '60013', '60014', '100001'],
  ],
  [
    'Sign as an administrator of the app: make one in the console, and put its name into identifier.',
    ['60010'],
  ],
  ['Write every account in the body as a text: "12345", not 12345.', ['60015']],
  [
    'Look into the console, or ask the vendor: sending the call again does not help.',
    ['60016', '60017', '70051'],
  ],
  [
    'Renew the plan of the app, or buy what it lacks; until then the call stays refused.',
    ['60020', '100007', '100013'],
  ],
  ['Add the address of the caller to the list of allowed addresses in the console.', ['60021']],
  ['Make a new UserSig. Keep one for less than the time for which it is made.', ['70001']],
  [
    'Make the UserSig with an SDK of the vendor, and send it whole: "understudy explain" names what is wrong with it.',
    ['70003'],
  ],
  [
    'Make the UserSig with the key of this app: "understudy explain" names the mistake where it is known.',
    ['70009'],
  ],
  ['Make the UserSig for the account that stands in identifier.', ['70013']],
  ['Make the UserSig for the app whose number stands in sdkappid.', ['70014']],
  ['Call the region in which the app was made.', ['70016']],
  ['Mend the UserSig first, then wait some minutes: further tries make the wait longer.', ['70050']],
  ['Import the account first.', ['70107']],
  ['Correct the field that ErrorInfo names; the table of fields has its type and its limits.', ['100002']],
  ['Choose another RoomId, or use the room that is there.', ['100003']],
  [
    'Check the RoomId; make the room first, and take a room that was dissolved off your own list.',
    ['100004'],
  ],
  ['Leave out whoever is no member of the room, or let them enter first.', ['100005']],
  [
    'Choose somebody else, for the owner of a room cannot be removed or muted; or let a member act who may do this.',
    ['100006'],
  ],
  ['Give fewer tags in one call, or take some away first.', ['100009']],
  ['Use the room: it is yours.', ['100010']],
  ['Choose another RoomId: a group of Chat has this one.', ['100011']],
  ['Call the command for the other kind of room: live_… for live rooms, room_… for conferences.', ['100015']],
  [
    'Lift the ban first, of the new owner or of whoever is banned already; or choose somebody else.',
    ['100016'],
  ],
  ['Take the rights of an administrator from somebody first.', ['100020']],
  ['Update the configuration that is there.', ['100300']],
  ['Create the configuration first.', ['100301']],
  ['Delete keys that are no longer needed, or keep several values under one key.', ['100500']],
  ['Make the values shorter, or keep them elsewhere and their address here.', ['100501', '100502']],
  ['Read the metadata first: none of the keys is there.', ['100503']],
  ['Choose a shorter key.', ['100504']],
];
