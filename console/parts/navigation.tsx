import { useEffect, useRef } from 'preact/hooks';
import { connection } from '../api/control.ts';
import { chooseOther, texts } from '../state/language.ts';
import { linkTo, pages, place, sandboxId, show } from '../state/place.ts';
import { sandboxes } from '../state/sandboxes.ts';

/** The name of the product, the sandbox, the pages, and whether the emulator answers. */
export function Navigation({ skip }: { readonly skip: () => void }) {
  const t = texts.value;
  const { page: current } = place.value;
  const links = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a narrow screen the pages are a row that is longer than the screen.
    links.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [current]);
  return (
    <header class="side">
      <button type="button" class="skip" onClick={skip}>
        {t.skip}
      </button>
      <a class="brand" href={linkTo('calls')}>
        <img src="./icon.svg" alt="" width="24" height="24" />
        Understudy
      </a>
      <SandboxChoice />
      <nav ref={links} aria-label={t.navigation}>
        {pages.map((page) => (
          <a key={page} href={linkTo(page)} aria-current={page === current ? 'page' : undefined}>
            {t.pages[page]}
          </a>
        ))}
      </nav>
      <div class="foot">
        <span class={`connection ${connection.value}`} role="status">
          {t[connection.value]}
        </span>
        <button
          type="button"
          class="link"
          lang={t.otherLanguage === '中文' ? 'zh' : 'en'}
          onClick={chooseOther}
        >
          {t.otherLanguage}
        </button>
      </div>
    </header>
  );
}

function SandboxChoice() {
  const ids = [...new Set([...sandboxes.value.map(({ id }) => id), sandboxId.value])];
  return (
    <label class="sandbox-choice">
      <span>{texts.value.sandbox}</span>
      <select
        value={sandboxId.value}
        onChange={(event) => {
          const { value } = event.currentTarget;
          show({ sandbox: value === 'default' ? undefined : value, call: undefined });
        }}
      >
        {ids.map((id) => (
          <option key={id} value={id}>
            {id}
          </option>
        ))}
      </select>
    </label>
  );
}
