import { control } from '../../api/control.ts';
import { SearchField } from '../../parts/search-field.tsx';
import { Empty, WhenLoaded } from '../../parts/states.tsx';
import { language, texts } from '../../state/language.ts';
import { useLoaded } from '../../state/loaded.ts';
import { linkTo, place } from '../../state/place.ts';
import { DocView } from './doc-view.tsx';

type DocEntry = Awaited<ReturnType<typeof control.value.listDocs>>['pages'][number];

/** The documentation and the reference that came with the emulator: a list that can be searched, and the page that is open. */
export function DocsPage() {
  const t = texts.value;
  const { doc } = place.value.query;
  const found = useLoaded(async () => {
    const wanted = (place.value.query['text'] ?? '').trim().slice(0, 200);
    const query = { language: language.value, ...(wanted !== '' && { text: wanted }) };
    return (await control.value.listDocs({ query })).pages;
  });
  return (
    <>
      <div class={doc === undefined ? 'sheet doc-list' : 'sheet doc-list beside'}>
        {/* The page that is open has a heading of its own. */}
        {doc === undefined ? <h1>{t.pages.docs}</h1> : <p class="list-title">{t.pages.docs}</p>}
        <SearchField label={t.searchDocs} />
        <WhenLoaded state={found.value}>
          {(pages) =>
            pages.length === 0 ? (
              <Empty title={t.noDocs} />
            ) : (
              <div class="doc-sections">
                {sectionsOf(pages).map(([section, entries]) => (
                  <section key={section}>
                    <h2>{section}</h2>
                    <ul class="doc-links">
                      {entries.map((entry) => (
                        <DocLink
                          key={entry.name}
                          entry={entry}
                          short={withoutStart(entry.title, entries[0]!.title)}
                        />
                      ))}
                    </ul>
                  </section>
                ))}
              </div>
            )
          }
        </WhenLoaded>
      </div>
      {doc !== undefined && <DocView name={doc} />}
    </>
  );
}

/** The pages of a vendor begin with its name, which their section has told. */
function withoutStart(title: string, first: string): string {
  const start = [': ', '：'].map((colon) => `${first}${colon}`).find((text) => title.startsWith(text));
  return start === undefined ? title : title.slice(start.length);
}

interface LinkProps {
  readonly entry: DocEntry;
  /** Its title as it is told below the heading of its section. */
  readonly short: string;
}

function DocLink({ entry: { name, language: written, excerpt }, short }: LinkProps) {
  const { doc, text } = place.value.query;
  return (
    <li>
      <a
        href={linkTo('docs', { doc: name, text })}
        aria-current={doc === name ? 'page' : undefined}
        lang={written}
      >
        {short}
      </a>
      {excerpt !== undefined && (
        <p class="quiet" lang={written}>
          {excerpt}
        </p>
      )}
    </li>
  );
}

/** The pages under the headings of their sections; a search may find pages of a section apart from each other. */
function sectionsOf(pages: readonly DocEntry[]): readonly (readonly [string, readonly DocEntry[]])[] {
  const sections = new Map<string, DocEntry[]>();
  for (const page of pages) sections.set(page.section, [...(sections.get(page.section) ?? []), page]);
  return [...sections];
}
