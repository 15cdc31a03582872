/** The words of the page of the clock. */
export const enClock = {
  clockMode: 'How the clock goes',
  clockModes: { system: 'as the machine', frozen: 'frozen', offset: 'beside the machine' } as Readonly<
    Record<string, string>
  >,
  useSystem: 'As the machine',
  freeze: 'Freeze now',
  freezeThen: 'Freeze then',
  freezeTime: 'Time to freeze at',
  offsetSeconds: 'Offset in seconds',
  useOffset: 'Go beside the machine',
  allowBack: 'Time may go back',
  goesBack: (now: string, then: string) =>
    `It is ${now} in the sandbox, and this would take it back to ${then}. Tick “Time may go back” if that is meant.`,
  advance: 'Move time on',
  stepsOfTime: { second: '+1 s', minute: '+1 min', hour: '+1 h', day: '+1 d' },
  seconds: 'Seconds',
  advanceBy: 'Move on',
  toNextExpiry: 'To the next end of a sanction',
  toNextReset: 'To the next window of a limit',
  becameDue: 'What the last step brought',
  nothingDue: 'Nothing was due.',
  upcoming: 'What is due',
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
