import { texts } from '../state/language.ts';
import { visible } from './visible.ts';

/** How a call ended, in colour and in words. */
export function OutcomeBadge({ outcome }: { readonly outcome: string }) {
  return outcome === 'success' ? (
    <span class="badge good">{texts.value.success}</span>
  ) : (
    <span class="badge bad">{visible(outcome)}</span>
  );
}
