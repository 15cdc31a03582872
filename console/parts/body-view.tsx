import { useMemo, useState } from 'preact/hooks';
import { texts } from '../state/language.ts';
import { layOutHex } from './hex-lines.ts';
import { findField, layOutJson, type JsonLine } from './json-lines.ts';
import { Tabs } from './tabs.tsx';
import { visible } from './visible.ts';

/** Of a long body so many lines or characters are shown at first. */
const linesAtFirst = 400;
const charactersAtFirst = 40_000;

interface BodyProps {
  readonly text: string;
  /** The path of the field that is to be seen at once. */
  readonly field?: string | undefined;
}

/** A body: laid out, as it came, or as bytes. */
export function BodyView({ text, field }: BodyProps) {
  const lines = useMemo(() => layOutJson(text), [text]);
  const [way, setWay] = useState<'formatted' | 'raw' | 'hex'>('formatted');
  const { formatted, raw, hex, noBody } = texts.value;
  if (text === '') return <p class="quiet">{noBody}</p>;
  const ways = [
    ...(lines ? [['formatted', formatted] as const] : []),
    ['raw', raw] as const,
    ['hex', hex] as const,
  ];
  const shown = lines || way === 'hex' ? way : 'raw';
  return (
    <div class="body">
      <Tabs options={ways} chosen={shown} choose={setWay} />
      {shown === 'formatted' && lines && <JsonView lines={lines} field={field} />}
      {shown === 'raw' && <LongText text={text} />}
      {shown === 'hex' && <LongText text={layOutHex(new TextEncoder().encode(text.slice(0, 64 * 1024)))} />}
    </div>
  );
}

function JsonView({
  lines,
  field,
}: {
  readonly lines: readonly JsonLine[];
  readonly field: string | undefined;
}) {
  const [isWhole, setWhole] = useState(false);
  const found = field === undefined ? undefined : findField(lines, field);
  const most = Math.max(linesAtFirst, (found?.index ?? 0) + 20);
  const shown = isWhole ? lines : lines.slice(0, most);
  return (
    <>
      <pre class="code" tabIndex={0}>
        {shown.map((line, index) => (
          <>
            {found?.isMissing && found.index === index && (
              <span class="line marked" key="missing">
                {indent(line.depth + 1)}
                <span class="missing">{visible(field?.split('.').at(-1) ?? '')}</span>
                {`  ${texts.value.isMissing}\n`}
              </span>
            )}
            <span class={found?.index === index && !found.isMissing ? 'line marked' : 'line'} key={index}>
              {indent(line.depth)}
              {line.tokens.map(({ kind, text }) =>
                kind === 'mark' ? text : <span class={kind}>{visible(text)}</span>,
              )}
              {'\n'}
            </span>
          </>
        ))}
      </pre>
      {shown.length < lines.length && (
        <button
          type="button"
          class="small"
          onClick={() => {
            setWhole(true);
          }}
        >
          {texts.value.moreLines(lines.length - shown.length)}
        </button>
      )}
    </>
  );
}

function indent(depth: number): string {
  return '  '.repeat(depth);
}

/** Text as it is, of which a long one is shown in part. */
export function LongText({ text }: { readonly text: string }) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? text : text.slice(0, charactersAtFirst);
  return (
    <>
      <pre class="code wrapped" tabIndex={0}>
        {visible(shown)}
      </pre>
      {shown.length < text.length && (
        <button
          type="button"
          class="small"
          onClick={() => {
            setWhole(true);
          }}
        >
          {texts.value.moreCharacters(text.length - shown.length)}
        </button>
      )}
    </>
  );
}
