import { translate } from '../state/sentences.ts';
import { English } from './english.tsx';
import { visible } from './visible.ts';

/** A sentence of a contract in the language of the reader, or in English where nobody has translated it. Backticks stand around code. */
export function Said({ text }: { readonly text: string }) {
  const said = translate(text);
  const parts = visible(said ?? text)
    .split('`')
    .map((part, index) => (index % 2 === 0 ? part : <code key={index}>{part}</code>));
  return said === undefined ? <English>{parts}</English> : <>{parts}</>;
}
