import { translate } from '../state/sentences.ts';
import { English } from './english.tsx';
import { visible } from './visible.ts';

/** A phrase of a reason in the language of the reader, or as it is written where nobody has put it into that. */
export function Phrase({ text }: { readonly text: string }) {
  const said = translate(text);
  return said === undefined ? <English>{visible(text)}</English> : <>{visible(said)}</>;
}
