/** How loud a word is. */
export type Tone = 'good' | 'bad' | 'so-so';

const tones: Readonly<Record<string, Tone>> = {
  error: 'bad',
  failed: 'bad',
  unnoticed: 'bad',
  hung: 'bad',
  crashed: 'bad',
  stormed: 'bad',
  'met and mishandled': 'bad',
  met: 'so-so',
  warning: 'so-so',
  missed: 'so-so',
  passed: 'good',
  handled: 'good',
  reported: 'good',
  'met and handled': 'good',
};

/** The colour of a verdict, a severity or a state. */
export function toneOf(word: string): Tone | undefined {
  return tones[word];
}
