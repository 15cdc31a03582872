import type { Explanation } from '../../../contracts/control/explanation.ts';
import { alignLines, type AlignedLine } from './align-lines.ts';
import { Said } from '../../parts/said.tsx';
import { visible } from '../../parts/visible.ts';
import { texts } from '../../state/language.ts';
import type { Loaded } from '../../state/loaded.ts';

const parts = ['canonicalRequest', 'stringToSign', 'signature'] as const;

interface SignatureProps {
  readonly explanation: Loaded<Explanation>;
  readonly isLate: boolean;
}

/** What the vendor signs beside what the client must have signed, with the place where they part. */
export function SignatureView({ explanation, isLate }: SignatureProps) {
  const { signature, explaining, noSignature } = texts.value;
  const found = explanation.is === 'ready' ? explanation.value : undefined;
  const scheme = found?.expected && found.scheme !== undefined && <Said text={found.scheme} />;
  if (!found?.expected && !isLate) return null;
  return (
    <section class="signature">
      {/* What comes late stays closed, so that nothing below it moves. */}
      <details key={String(isLate)} open={!isLate && found?.inferred !== undefined}>
        <summary>
          <h2>
            {signature} {!isLate && <span class="quiet">{scheme}</span>}
          </h2>
        </summary>
        {isLate && scheme && <p class="quiet">{scheme}</p>}
        {found?.expected ? (
          <Parts explanation={found} expected={found.expected} />
        ) : (
          <p class="quiet">{explanation.is === 'loading' ? explaining : noSignature}</p>
        )}
      </details>
    </section>
  );
}

interface PartsProps {
  readonly explanation: Explanation;
  readonly expected: NonNullable<Explanation['expected']>;
}

function Parts({ explanation: { inferred, firstDifference }, expected }: PartsProps) {
  const t = texts.value;
  return (
    <>
      {firstDifference && (
        <p>
          {t.firstDifference(
            t.signingParts[firstDifference.in as keyof typeof t.signingParts],
            firstDifference.offset,
          )}
        </p>
      )}
      {parts.map((part) => {
        const right = expected[part];
        return (
          right !== undefined && (
            <div key={part} class="signing">
              <h3>{t.signingParts[part]}</h3>
              <Sides lines={alignLines(right, inferred?.[part])} hasClient={inferred !== undefined} />
            </div>
          )
        );
      })}
    </>
  );
}

function Sides({
  lines,
  hasClient,
}: {
  readonly lines: readonly AlignedLine[];
  readonly hasClient: boolean;
}) {
  const { vendorComputes, clientComputed } = texts.value;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={vendorComputes}>
      <table class="sides">
        <thead>
          <tr>
            <th scope="col">{vendorComputes}</th>
            {hasClient && <th scope="col">{clientComputed}</th>}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ expected, inferred, same }, index) => (
            <tr key={index} class={hasClient && expected !== inferred ? 'differs' : ''}>
              <td>
                <Marked text={expected} from={hasClient ? same : undefined} />
              </td>
              {hasClient && (
                <td>
                  <Marked text={inferred} from={same} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A line in which everything from the first difference on is marked. */
function Marked({
  text = '',
  from,
}: {
  readonly text: string | undefined;
  readonly from: number | undefined;
}) {
  if (from === undefined || from >= text.length) return <code>{visible(text)}</code>;
  return (
    <code>
      {visible(text.slice(0, from))}
      <mark>{visible(text.slice(from))}</mark>
    </code>
  );
}
