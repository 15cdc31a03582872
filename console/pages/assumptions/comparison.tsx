import { useState } from 'preact/hooks';
import { control } from '../../api/control.ts';
import { Action } from '../../parts/action.tsx';
import { OutcomeBadge } from '../../parts/outcome-badge.tsx';
import { nameOf } from '../../state/catalog.ts';
import { texts } from '../../state/language.ts';
import { linkTo, sandboxId } from '../../state/place.ts';

type Compared = Awaited<ReturnType<typeof control.value.compareAssumptions>>;

/** Another way to decide, by the name that it is shown under. */
export interface OtherChoice {
  readonly name: string;
  readonly query: Parameters<typeof control.value.compareAssumptions>[0]['query'];
}

interface ComparisonProps {
  readonly label: string;
  readonly choices: readonly OtherChoice[];
}

/** Tries other choices on the calls so far, and shows the calls that would be answered otherwise. */
export function Comparison({ label, choices }: ComparisonProps) {
  const t = texts.value;
  const [found, setFound] = useState<readonly (readonly [name: string, result: Compared])[]>([]);
  const compare = async (): Promise<void> => {
    const path = { id: sandboxId.value };
    const results = choices.map(
      async ({ name, query }) => [name, await control.value.compareAssumptions({ path, query })] as const,
    );
    setFound(await Promise.all(results));
  };
  return (
    <div class="comparison">
      <Action look="small" run={compare} label={`${t.tryOthers}: ${label}`}>
        {t.tryOthers}
      </Action>
      <div role="status">
        {found.map(([name, result]) => (
          <Result key={name} name={name} result={result} />
        ))}
      </div>
    </div>
  );
}

function Result({ name, result }: { readonly name: string; readonly result: Compared }) {
  const t = texts.value;
  const { calls, differing, unlike, shown } = result;
  return (
    <>
      <p>
        <strong>{name}</strong> {t.wouldDiffer(differing, calls)}
        {unlike > 0 && <span class="quiet"> {t.notRepeated(unlike)}</span>}
      </p>
      <ul class="compared">
        {shown.map(({ entry, vendor, operation, before, after }) => (
          <li key={entry}>
            <a href={linkTo('calls', { call: String(entry) })}>
              {t.call} {entry}
            </a>
            <span>{nameOf(vendor, operation)}</span>
            <span>
              <OutcomeBadge outcome={before} /> → <OutcomeBadge outcome={after} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
