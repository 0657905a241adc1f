import type { Signal } from '@preact/signals';
import { Highlighted } from '../../ui/highlighted';
import { MarkButtons } from '../acts/mark-buttons';
import type { LibraryProps } from '../library-props';
import type { Details } from './details-model';
import { OtherIdsPart } from './other-ids-part';
import { OwnWordsPart } from './own-words-part';
import { PaperHistory } from './paper-history';
import { PaperLinks } from './paper-links';

interface Props extends LibraryProps {
  /** Whether it is open over the list in a narrow window; in a wide one it always stands beside it. */
  readonly shown: Signal<boolean>;
}

/** Authors that are shown at once; the others are folded. */
const namedAuthors = 60;

/** All that is known of the current paper. */
export function DetailsPanel(props: Props) {
  const { model, phrases, shown } = props;
  const { say } = phrases;
  const details = model.details.value;
  return (
    <section id="details" aria-label={say('libraryDetails')} data-shown={shown.value}>
      <button
        type="button"
        class="close"
        onClick={() => {
          shown.value = false;
          document.querySelector<HTMLElement>('[data-current="true"] .title')?.focus();
        }}
      >
        {say('popupClose')}
      </button>
      {details ? <Paper {...props} details={details} /> : <p class="none">{say('libraryNone')}</p>}
    </section>
  );
}

function Paper(props: Props & { readonly details: Details }) {
  const { model, phrases, details } = props;
  const { say } = phrases;
  const { id, ids, details: kept } = details;
  const title = kept?.title || id;
  const row = model.catalogue.get(id) ?? model.found.value.rows.find((each) => each.id === id);
  const authors = kept?.authors ?? [];
  const day = kept?.publishedOn ?? kept?.publishedIn;
  const published = day === undefined ? undefined : phrases.times.date(day);
  return (
    <>
      <h2 class="details-title">
        <bdi>
          <Highlighted text={title} query={model.query.value} />
        </bdi>
      </h2>
      {authors.length > 0 && (
        <p class="authors">
          <bdi>
            <Highlighted
              text={authors.slice(0, namedAuthors).join(', ')}
              query={model.query.value}
            />
          </bdi>
        </p>
      )}
      {authors.length > namedAuthors && (
        <details class="authors">
          <summary>{phrases.count('libraryMoreAuthors', authors.length - namedAuthors)}</summary>
          <bdi>
            <Highlighted text={authors.slice(namedAuthors).join(', ')} query={model.query.value} />
          </bdi>
        </details>
      )}
      {row && (
        <MarkButtons
          model={model}
          phrases={phrases}
          row={row}
          title={title}
          reachable={true}
          withWords={true}
        />
      )}
      <OwnWordsPart model={model} phrases={phrases} />
      <PaperLinks {...props} />
      {kept?.abstract !== undefined && (
        <p class="abstract">
          <bdi>
            <Highlighted text={kept.abstract} query={model.query.value} />
          </bdi>
        </p>
      )}
      <dl>
        {published !== undefined && <Fact name={say('libraryPublished')} text={published} />}
        {kept?.organisation && (
          <Fact name={say('libraryOrganisation')} text={kept.organisation.name} />
        )}
        {kept?.subjects && <Fact name={say('librarySubjects')} text={kept.subjects.join('; ')} />}
        {kept?.journal !== undefined && <Fact name={say('libraryJournal')} text={kept.journal} />}
        {kept?.remarks !== undefined && <Fact name={say('libraryRemarks')} text={kept.remarks} />}
        <Fact name={say('libraryIds')} text={ids.join(', ')} />
      </dl>
      <OtherIdsPart model={model} phrases={phrases} details={details} />
      <PaperHistory phrases={phrases} details={details} />
    </>
  );
}

const Fact = ({ name, text }: { readonly name: string; readonly text: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>
      <bdi>{text}</bdi>
    </dd>
  </div>
);
