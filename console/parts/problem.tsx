import { Phrase } from './phrase.tsx';

/** What was wrong with what somebody wanted, beside the button for it. */
export function Problem({ text }: { readonly text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <span class="problem" role="alert">
      <Phrase text={text} />
    </span>
  );
}
