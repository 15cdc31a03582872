import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { control } from '../../api/control.ts';
import { visible } from '../../parts/visible.ts';
import { texts } from '../../state/language.ts';
import { useLoaded } from '../../state/loaded.ts';
import { fullTime } from '../../texts/times.ts';

type Shared = NonNullable<Awaited<ReturnType<typeof control.value.health>>['shared']>;
type Replica = Shared['others'][number];

/** Replicas tell each other every five seconds how far they are. */
const askEvery = 3000;
const beats = signal(0);

/** The replicas of a shared emulator, and how far each has come in its log; nothing where one process is all. */
export function Replicas() {
  const t = texts.value;
  const shared = useLoaded(async () =>
    beats.value >= 0 ? (await control.value.health()).shared : undefined,
  );
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) beats.value += 1;
    }, askEvery);
    return () => {
      clearInterval(timer);
    };
  }, []);
  const state = shared.value;
  if (state.is !== 'ready' || !state.value) return null;
  const { others, ...own } = state.value;
  return (
    <section>
      <h2>{t.replicas}</h2>
      <p class="quiet">{t.replicasHint}</p>
      <div class="cards">
        {[own, ...others].map((replica) => (
          <ReplicaCard key={replica.replica} replica={replica} isOwn={replica.replica === own.replica} />
        ))}
      </div>
    </section>
  );
}

function ReplicaCard({ replica: it, isOwn }: { readonly replica: Replica; readonly isOwn: boolean }) {
  const t = texts.value;
  const facts = [
    [t.replicaHost, visible(it.host)],
    [t.replicaVersion, it.version],
    [t.replicaSince, fullTime(it.since)],
    [t.replicaApplied, String(it.applied)],
    [t.replicaLast, String(it.last)],
    [t.replicaLag, String(it.lag)],
    [t.replicaLoaded, String(it.loaded)],
  ] as const;
  return (
    <article class="card room" aria-label={it.replica}>
      <h3>
        <code>{it.replica}</code> {isOwn && <span class="badge plain">{t.thisReplica}</span>}{' '}
        {it.lag > 0 && <span class="badge bad">{t.replicaBehind(it.lag)}</span>}
      </h3>
      {it.reason !== undefined && <p class="problem">{visible(it.reason)}</p>}
      <dl class="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </article>
  );
}
