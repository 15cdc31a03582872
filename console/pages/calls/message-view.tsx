import type { ShownEntry } from '../../../contracts/control/journal-forms.ts';
import { BodyView } from '../../parts/body-view.tsx';
import { visible } from '../../parts/visible.ts';
import { texts } from '../../state/language.ts';
import { parametersOf } from './read-parameters.ts';

interface MessageProps {
  readonly title: string;
  readonly line: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
  /** Of a request: why it was refused, so that the place can be marked. */
  readonly reason?: ShownEntry['reason'];
}

/** A request or a reply: its line, its parameters, its headers and its body. */
export function MessageView({ title, line, headers, body, reason }: MessageProps) {
  const t = texts.value;
  const parameters = parametersOf(line, headers, body);
  // A credential is in a header or among the parameters, and never missing in a body.
  const isHeader =
    reason?.subject === 'header' ||
    headers.some(([name]) => name.toLowerCase() === reason?.path.toLowerCase());
  return (
    <section class="message">
      <h2>{title}</h2>
      <p class="target">
        <code>{visible(line)}</code>
      </p>
      {parameters.length > 0 && (
        <PairTable caption={t.parameters} pairs={parameters} marked={isHeader ? undefined : reason?.path} />
      )}
      <details open={isHeader}>
        <summary>{t.headers(headers.length)}</summary>
        <PairTable pairs={headers} marked={isHeader ? reason?.path : undefined} />
      </details>
      <BodyView text={body} field={isHeader || reason?.subject === 'credential' ? undefined : reason?.path} />
    </section>
  );
}

interface PairProps {
  readonly caption?: string;
  readonly pairs: readonly (readonly [string, string])[];
  readonly marked: string | undefined;
}

function PairTable({ caption, pairs, marked }: PairProps) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={caption ?? texts.value.headers(pairs.length)}>
      <table class="pairs">
        <tbody>
          {pairs.map(([name, value], index) => (
            <tr key={index} class={name.toLowerCase() === marked?.toLowerCase() ? 'marked' : ''}>
              <th scope="row">{visible(name)}</th>
              <td>{visible(value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
