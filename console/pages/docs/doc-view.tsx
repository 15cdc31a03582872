import { useComputed, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { control } from '../../api/control.ts';
import { WhenLoaded } from '../../parts/states.tsx';
import { language, texts } from '../../state/language.ts';
import { useLoaded } from '../../state/loaded.ts';
import { place, show } from '../../state/place.ts';

/** A page of the documents. What reads Markdown is loaded with the first of them. */
export function DocView({ name }: { readonly name: string }) {
  const t = texts.value;
  const asked = useSignal(name);
  useEffect(() => {
    asked.value = name;
  }, [asked, name]);
  const loaded = useLoaded(async () => {
    const path = { page: asked.value };
    const query = { language: language.value };
    const [page, { Markdown }] = await Promise.all([
      control.value.getDoc({ path, query }),
      import('./markdown.tsx'),
    ]);
    return { page, Markdown };
  });
  const state = useComputed(() => loaded.value).value;
  const box = useRef<HTMLElement>(null);
  const { at } = place.value.query;
  const shown = state.is === 'ready' ? state.value.page : undefined;
  useEffect(() => {
    const heading = at === undefined ? undefined : document.getElementById(`doc-${at}`);
    if (heading) heading.scrollIntoView();
    else box.current?.scrollTo(0, 0);
  }, [shown, at]);
  return (
    <article ref={box} class="detail doc" aria-label={shown?.title ?? name} lang={shown?.language}>
      <button
        type="button"
        class="close"
        aria-label={t.close}
        onClick={() => {
          show({ doc: undefined, at: undefined });
        }}
      >
        ×
      </button>
      <WhenLoaded state={state}>
        {({ page, Markdown }) => <Markdown text={page.text} file={fileOf(page)} />}
      </WhenLoaded>
    </article>
  );
}

/** Pages in other languages than English stand in a folder of their own. */
function fileOf({ name, language: written }: { readonly name: string; readonly language: string }): string {
  return written === 'en' ? name : `${written}/${name}`;
}
