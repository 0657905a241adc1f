import { useEffect } from 'preact/hooks';
import type { Phrases } from '../../ui/phrases/phrases';
import type { AnyPageModel } from './any-page-model';

interface Props {
  readonly model: AnyPageModel;
  readonly phrases: Phrases;
}

/** "37 papers here · 12 new to you", on a page of any site, and the button that shows marks there. */
export function AnyPageLine({ model, phrases: { say, count } }: Props) {
  useEffect(() => void model.look(), [model]);
  const page = model.page.value;
  if (!page) return null;
  const { papers, fresh, links } = page;
  const counts = links
    ? [count('anyPageLinks', links.papers), say('anyPageKnown', String(links.known))]
    : [count('anyPagePapers', papers), fresh !== undefined && say('anyPageNew', String(fresh))];
  return (
    <section class="any-page" aria-label={say('anyPage')}>
      <p>{counts.filter(Boolean).join(' · ')}</p>
      {page.isPartial && <p>{say('anyPagePartial')}</p>}
      <p>
        {page.fresh !== undefined && (
          <button
            type="button"
            title={say('anyPageShowTitle')}
            onClick={() => void model.showMarks()}
          >
            {say('anyPageShow')}
          </button>
        )}{' '}
        {page.isOff && (
          <button
            type="button"
            title={say('anyPageSiteTitle')}
            onClick={() => void model.switchOn()}
          >
            {say('anyPageSite')}
          </button>
        )}
      </p>
    </section>
  );
}
