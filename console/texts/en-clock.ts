/** The words of the page of the clock. */
export const enClock = {
  clockMode: 'Mode',
  clockModes: { system: 'system time', frozen: 'frozen', offset: 'offset' } as Readonly<
    Record<string, string>
  >,
  useSystem: 'Follow the system clock',
  freeze: 'Freeze now',
  freezeThen: 'Freeze then',
  freezeTime: 'Time to freeze at',
  offsetSeconds: 'Offset in seconds',
  useOffset: 'Set the offset',
  allowBack: 'Allow time to go back',
  goesBack: (now: string, then: string) =>
    `It is ${now} in the sandbox, and this would take it back to ${then}. Tick “Allow time to go back” if that is meant.`,
  advance: 'Advance time',
  stepsOfTime: { second: '+1 s', minute: '+1 min', hour: '+1 h', day: '+1 d' },
  seconds: 'Seconds',
  advanceBy: 'Advance',
  toNextExpiry: 'To the next end of a sanction',
  toNextReset: 'To the next window of a limit',
  becameDue: 'What the last step brought',
  nothingDue: 'Nothing was due.',
  upcoming: 'Due next',
  nothingAhead: 'Nothing waits for time to pass.',
  dueKinds: {} as Readonly<Record<string, string>>,
  /** The same before they are due. */
  aheadKinds: {
    'ban ended': 'ban ends',
    'mute ended': 'mute ends',
    'block ended': 'block ends',
    'signature expired': 'signature expires',
    'window opened': 'window opens',
  } as Readonly<Record<string, string>>,
};
