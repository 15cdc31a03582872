import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ShownEntry } from '../../../contracts/control/journal-forms.ts';
import { allCalls } from '../../state/calls.ts';
import { Phrase } from '../../parts/phrase.tsx';
import { Said } from '../../parts/said.tsx';
import { OutcomeBadge } from '../../parts/outcome-badge.tsx';
import { WhenLoaded } from '../../parts/states.tsx';
import { visible } from '../../parts/visible.ts';
import { hasCatalog, nameOf, operationOf } from '../../state/catalog.ts';
import { texts } from '../../state/language.ts';
import { fullTime } from '../../texts/times.ts';
import { CallActions } from './call-actions.tsx';
import { Checks } from './checks.tsx';
import { Consequences, Unsent } from './consequences.tsx';
import { LeanedOn } from './leaned-on.tsx';
import { MessageView } from './message-view.tsx';
import { ReasonCard } from './reason-card.tsx';
import { SignatureView } from './signature-view.tsx';
import { tellReason } from './tell-reason.ts';
import { useOpenCall, type OpenCall } from './use-open-call.ts';

/** Everything about one call. */
export function CallDetail({ id, close }: { readonly id: number; readonly close: () => void }) {
  const opened = useOpenCall(id);
  const article = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    // On a narrow screen the call takes the place of the list, which had the focus.
    if (document.activeElement?.checkVisibility() === false) article.current?.focus();
  }, []);
  // What a call and its error are called, and the checks, stand above the rest: without them it would move.
  const state = opened.is === 'ready' && !hasCatalog.value ? { is: 'loading' as const } : opened;
  return (
    <article ref={article} tabIndex={-1} class="detail" aria-label={`${texts.value.call} ${id}`}>
      <button type="button" class="close" aria-label={texts.value.close} onClick={close}>
        ×
      </button>
      {state.is === 'failed' ? (
        <DroppedCall id={id} message={state.message} />
      ) : (
        <WhenLoaded state={state}>{(value) => <WholeCall {...value} />}</WhenLoaded>
      )}
    </article>
  );
}

function WholeCall({ entry, explanation, isLate }: OpenCall) {
  return (
    <>
      <DetailHead entry={entry} />
      <ReasonCard entry={entry} explanation={explanation} isLate={isLate} />
      <Checks entry={entry} />
      <SignatureView explanation={explanation} isLate={isLate} />
      <MessageView
        title={texts.value.request}
        line={entry.request.line}
        headers={entry.request.headers}
        body={entry.request.body}
        reason={entry.reason}
      />
      <MessageView
        title={texts.value.reply}
        line={String(entry.reply.status)}
        headers={entry.reply.headers}
        body={entry.reply.body}
      />
      <Consequences entry={entry} />
      <LeanedOn id={entry.id} />
      <Unsent explanation={explanation} />
    </>
  );
}

/** What the list still has of a call that the emulator has let go of. */
function DroppedCall({ id, message }: { readonly id: number; readonly message: string }) {
  const t = texts.value;
  const call = allCalls.value.calls.findLast((one) => one.id === id);
  if (!call)
    return (
      <p class="problem" role="alert">
        <Phrase text={message} />
      </p>
    );
  const { vendor, operation, outcome, time, status, line, reason } = call;
  return (
    <>
      <header class="detail-head">
        <h2 class="detail-title">{visible(nameOf(vendor, operation) ?? line)}</h2>
        <OutcomeBadge outcome={outcome} />
        <p class="meta">
          <span>{vendor}</span>
          <span>HTTP {status}</span>
          <time dateTime={time}>{fullTime(time)}</time>
        </p>
      </header>
      <p class="target">
        <code>{visible(line)}</code>
      </p>
      {reason && <p>{visible(tellReason(reason) ?? reason.text)}</p>}
      <p class="quiet" role="status">
        {t.detailDropped} <Phrase text={message} />
      </p>
    </>
  );
}

function DetailHead({ entry }: { readonly entry: ShownEntry }) {
  const { vendor, operation, outcome, time, milliseconds, credentialId, request } = entry;
  const target = request.line.split(' ')[1] ?? request.line;
  const summary = operationOf(vendor, operation)?.summary;
  return (
    <header class="detail-head">
      <h2 class="detail-title">{visible(nameOf(vendor, operation) ?? target)}</h2>
      <OutcomeBadge outcome={outcome} />
      {summary && (
        <p class="quiet">
          <Said text={summary} />
        </p>
      )}
      <p class="meta">
        <span>{vendor}</span>
        {operation !== undefined && <code>{visible(operation)}</code>}
        <span>HTTP {entry.reply.status}</span>
        <time dateTime={time}>{fullTime(time)}</time>
        {milliseconds !== undefined && <span>{milliseconds.toFixed(1)} ms</span>}
        {credentialId !== undefined && <code>{visible(credentialId)}</code>}
      </p>
      <CallActions entry={entry} />
    </header>
  );
}
