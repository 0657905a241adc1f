import type { FeedId } from '../../../utils/feeds/feed';
import type { CheckFailure, FeedRow } from '../../../utils/library/inbox-rows';
import type { Phrases } from '../../ui/phrases';
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

/** "Checking 2 of 5 …", "Checked 5 minutes ago". Nothing if no feed was ever checked. */
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

const reasons: Readonly<Record<CheckFailure, string>> = {
  'no answer': 'inboxFailedNoAnswer',
  refused: 'inboxFailedRefused',
  busy: 'inboxFailedBusy',
  'no feed': 'inboxFailedNoFeed',
  gone: 'inboxFailedGone',
  'no access': 'inboxFailedNoAccess',
  'not believed': 'inboxFailedNotBelieved',
};

/** Pages that servers send instead of a feed, by `FeedRow.says`. */
const pages: Readonly<Record<string, string>> = {
  'sign-in': 'inboxFailedSignIn',
  captcha: 'inboxFailedCaptcha',
};

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

/** "could not be read since yesterday: the server is busy." */
function failureInWords({ good, failure, says }: FeedRow, { say, times }: Phrases): string {
  const since = good === undefined ? say('feedNeverRead') : say('feedLastRead', times.moment(good));
  const page = says !== undefined && Object.hasOwn(pages, says) ? pages[says] : undefined;
  const reason = say(page ?? reasons[failure ?? 'no answer']);
  // Only a status is shown. Other texts are for diagnostics, and not in the reader's language.
  const isStatus = says !== undefined && /^\d{3}$/.test(says);
  return [since, isStatus ? say('feedSays', reason, says) : reason].join(' ');
}
