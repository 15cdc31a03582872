import { place, showInPlace } from '../state/place.ts';

/** A field whose text stands in the address, so that reload and back keep it. */
export function SearchField({ label }: { readonly label: string }) {
  return (
    <label class="field-line">
      <span>{label}</span>
      <input
        type="search"
        value={place.value.query['text'] ?? ''}
        onInput={(event) => {
          showInPlace({ text: event.currentTarget.value });
        }}
      />
    </label>
  );
}
