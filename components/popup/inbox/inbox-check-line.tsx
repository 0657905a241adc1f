import type { FeedId } from '../../../utils/feeds/feed';
import type { FeedRow } from '../../../utils/library/inbox/inbox-rows';
import { checkFailureInWords } from '../../ui/phrases/check-failure';
import type { Phrases } from '../../ui/phrases/phrases';
import type { InboxModel } from './inbox-model';

interface Props {
  readonly model: InboxModel;
  readonly phrases: Phrases;
}

/** A check's progress, that new papers came meanwhile, or when feeds were last checked. */
export function Checked({ model, phrases }: Props) {
  const { say } = phrases;
  const offersNews = model.hasNews.value && !model.checking.value;
  return (
    <p role="status" class="checked">
      {!offersNews && checkInWords(model, phrases)}
      {offersNews && (
        <>
          {say('inboxNews')}
          {' · '}
          <button type="button" class="within" onClick={model.renew}>
            {say('inboxShow')}
          </button>
        </>
      )}
    </p>
  );
}

/** "Checking 2 of 5…", "Checked 5 minutes ago". Nothing if no feed was ever checked. */
export function checkInWords(model: InboxModel, { say, times }: Phrases): string | undefined {
  const progress = model.checking.value;
  if (progress) {
    const { done, of } = progress;
    if (of === 0) return say('inboxChecking');
    return say('inboxCheckingOf', String(Math.min(done + 1, of)), String(of));
  }
  const checked = model.checked.value;
  return checked === undefined ? undefined : say('inboxChecked', times.ago(checked, Date.now()));
}

interface FailingProps extends Props {
  readonly nameOf: (feed: FeedId) => string;
  /** Opens the feeds' section of the options page. */
  readonly openFeeds: () => void;
}

/** The feeds that have failed for a while, each with the reason, and a button to the settings. */
export function FailingFeeds({ model, phrases, nameOf, openFeeds }: FailingProps) {
  const { say } = phrases;
  const failing = model.failing.value;
  if (failing.length === 0) return null;
  return (
    <section class="failing" aria-label={say('feedsFailing')}>
      <ul>
        {failing.map((row) => (
          <li key={row.id}>
            <strong>
              <bdi>{nameOf(row.id)}</bdi>
            </strong>{' '}
            {failureInWords(row, phrases)}
          </li>
        ))}
      </ul>
      <button type="button" class="within" onClick={openFeeds}>
        {say('feedsInOptions')}
      </button>
    </section>
  );
}

/** "Last read June 3, 2026 at 9:14 AM. The server is busy (503). Offprint leaves it alone for a while." */
function failureInWords(row: FeedRow, phrases: Phrases): string {
  const { say, times } = phrases;
  const last =
    row.good === undefined ? say('feedNeverRead') : say('feedLastRead', times.moment(row.good));
  return [last, checkFailureInWords(row, phrases)].filter(Boolean).join(' ');
}
