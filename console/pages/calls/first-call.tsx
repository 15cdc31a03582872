import { CopyButton } from '../../parts/copy-button.tsx';
import { Empty } from '../../parts/states.tsx';
import { texts } from '../../state/language.ts';
import { linkTo, sandboxId } from '../../state/place.ts';
import { sandboxes } from '../../state/sandboxes.ts';

/** What a sandbox says that has had no call: where the vendors are. */
export function FirstCall() {
  const { noCalls, noCallsHint, tryOne, copy, loading } = texts.value;
  const sandbox = sandboxes.value.find(({ id }) => id === sandboxId.value);
  // What came sooner would be moved by the addresses.
  if (sandboxes.value.length === 0) return <p class="quiet loading">{loading}</p>;
  return (
    <Empty title={noCalls}>
      {noCallsHint}
      {sandbox && (
        <span class="addresses">
          {Object.entries(sandbox.vendors).map(([vendor, { baseUrl }]) => (
            <span key={vendor} class="address">
              <span>{vendor}</span>
              <code>{baseUrl}</code>
              <CopyButton label={copy} text={() => baseUrl} />
            </span>
          ))}
        </span>
      )}
      <a class="button primary" href={linkTo('send')}>
        {tryOne}
      </a>
    </Empty>
  );
}
