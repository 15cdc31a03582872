// Those that the typed clients have too stand by themselves, so that a client carries no others.

/** Milliseconds that a timer of the platform runs at most. */
export const longestTimer = 2 ** 31 - 1;

/** Characters of what was sent that a message says back. */
export const echoed = 200;

/** Characters of each part of a reason: the place, what is right, what came, and what looks like it. */
export const reasonPart = 400;

/** Characters of a name for which similar ones are looked for. */
export const nameToCompare = 100;

/** Names that one is compared with. */
export const namesToCompare = 1000;

/**
 * How much of anything is taken from whoever calls: each loop over what was sent ends at one of these. What goes beyond is
 * refused in a sentence, or left out where a message says so. docs/safety.md has the table.
 */
export const bounds = {
  echoed,
  reasonPart,
  /** Mistakes of one body that are told. */
  mistakes: 100,
  /** Names of one list or object that nothing bears, and that are told: similar ones are looked for, for each of them. */
  wrongNames: 20,
  nameToCompare,
  namesToCompare,
  /** Values in a body of the control API, but for one that holds a state. */
  bodyValues: 50_000,
  /** Values in a body that holds the input of one call to be signed, and perhaps made. */
  callValues: 2000,
  /** Bytes of such a body. */
  callBytes: 1024 * 1024,
  /** Values in a body that holds a state. */
  stateValues: 150_000,
  /** Values in a file of settings, rules, a scenario or a state, with what its aliases repeat; and how deep they are nested. */
  fileValues: 500_000,
  fileDepth: 100,
  /** Aliases in such a file; each is looked for in all of it. */
  fileAliases: 2000,
  /** Numbers that all ranges of one state stand for. */
  rangeNumbers: 100_000,
  /** Fault rules of a sandbox, and of all steps of a scenario together. */
  faultRules: 1000,
  /** Streams of events that are open at the same time. */
  streams: 100,
  /** Bytes of events that wait for readers, all together; and bytes of calls that one who reads nothing may miss. */
  streamBytes: 8 * 1024 * 1024,
  /** Names of headers and parameters of a call that an explanation compares, and bytes of a body, and of a target. */
  namesToExplain: 200,
  bytesToExplain: 16_384,
  /** Calls of a journal, the latest, among which the one is looked for whose signature was sent again. */
  callsToSearch: 1000,
  /** Work that the search for the mistakes of one signature does: characters that are signed, and so many for each try. */
  searchWork: 14_000_000,
  searchTry: 700,
  /** The same for a try that is given up at a glance; for the pairs of rare mistakes, and once more for all pairs that have many forms. */
  searchGlance: 20,
  searchWide: 4_000_000,
  /** The same for pairs of usual forms, which come first. */
  searchCommon: 14_000_000,
  /** The same for the rarer forms of mistakes, each by itself. */
  searchRarer: 8_000_000,
  /** So much of it is done at most before others may have their turn. */
  searchTurn: 100_000,
  /** So much of that work weighs as much as one character or value of `workPerTurn`. */
  searchShare: 8,
  /** Things that became due while time moved on, in an answer. */
  due: 1000,
  /** What is looked at of people while the rooms of one vendor are listed. */
  people: 100_000,
  /** Bytes to which a damage fills the body of a call up: a megabyte more than a vendor takes. */
  damagedBytes: 11 * 1024 * 1024,
  /** Bytes of bodies that are still coming in, or are being carried out: two of the largest states, or three of a vendor's. */
  heldBytes: 32 * 1024 * 1024,
  /** Sandboxes of one emulator. */
  sandboxes: 20_000,
  /** Steps of a scenario. */
  scenarioSteps: 1000,
  /** Characters or values that a call of the control API handles before others have their turn. */
  workPerTurn: 32_768,
} as const;
