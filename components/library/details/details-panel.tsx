import type { Signal } from '@preact/signals';
import { markNames } from '../../../utils/paper/state/marks';
import { openingLink } from '../../ui/controls/opening-link';
import { Highlighted } from '../../ui/highlighted';
import { linksOf } from '../../ui/paper-links';
import type { Phrases } from '../../ui/phrases/phrases';
import { MarkButtons } from '../acts/mark-buttons';
import type { LibraryProps } from '../library-props';
import type { Details } from './details-model';
import { OtherIdsPart } from './other-ids-part';
import { OwnWordsPart } from './own-words-part';

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
  const { id, ids, details: kept, listing } = details;
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
      <Links {...props} />
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
      <h3 class="details-heading">{say('libraryHistory')}</h3>
      <ol class="times">
        {timesOf(phrases, details, listing).map(({ words, time }) => (
          <li key={words}>
            {words} ·{' '}
            <time dateTime={new Date(time).toISOString()}>{phrases.times.moment(time)}</time>
          </li>
        ))}
      </ol>
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

function Links({ model, open, phrases, details }: Props & { readonly details: Details }) {
  const links = details.ids.flatMap((id) => linksOf(id));
  const repository = details.details?.githubRepo;
  const all = [
    ...links,
    ...(repository === undefined ? [] : [['libraryCode', repository] as const]),
  ];
  const seen = new Set<string>();
  return (
    <p class="links">
      {all.map(([name, address]) => {
        if (seen.has(address)) return null;
        seen.add(address);
        const visit = (inFront: boolean) => open(model, { paper: details.id, address, inFront });
        return (
          <a key={address} href={address} {...openingLink(visit)}>
            {phrases.say(name)}
          </a>
        );
      })}
    </p>
  );
}

/** What happened when, oldest first: "First seen on Daily Papers", "Starred". */
function timesOf(
  { say, where }: Phrases,
  { state }: Details,
  listing: Details['listing'],
): { words: string; time: number }[] {
  const seen = state?.seen;
  const times = [
    ...(seen === undefined || seen <= 0
      ? []
      : [
          {
            words:
              listing === undefined
                ? say('libraryFirstSeen')
                : say('libraryFirstSeenOn', where(listing)),
            time: seen,
          },
        ]),
    ...(state?.opened === undefined ? [] : [{ words: say('libraryOpened'), time: state.opened }]),
    ...markNames.flatMap((name) => {
      const mark = state?.marks[name];
      return mark?.value
        ? [{ words: say(`libraryDid_${name}`), time: mark.since ?? mark.time }]
        : [];
    }),
  ];
  return times.sort((a, b) => a.time - b.time);
}
