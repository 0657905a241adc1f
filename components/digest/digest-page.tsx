import { useEffect } from 'preact/hooks';
import { isForgotten } from '../../utils/digest/period';
import { MutedToggle } from '../ui/controls/muted-toggle';
import { MessageLine } from '../ui/message/message-line';
import { Loading, NewerLibrary, Placeholder, Unavailable } from '../ui/view/placeholders';
import { DigestHeader } from './digest-header';
import type { DigestProps } from './digest-props';
import type { Shown } from './digest-reading';
import { PaperEntry } from './paper-entry';

/** What feeds brought on a day or in a week, to read, print or copy. */
export function DigestPage(props: DigestProps) {
  const { model, phrases } = props;
  useEffect(() => model.start(), [model]);
  const title = phrases.say('digestOfDays', phrases.daysInWords(model.asked.value));
  useEffect(() => {
    // Also the name of a printed file.
    document.title = title;
  }, [title]);
  return (
    <>
      <DigestHeader {...props} />
      <main>
        <div role="alert">
          {model.marks.trouble.value && <p class="bad">{model.marks.trouble.value}</p>}
        </div>
        <Body {...props} />
        <MessageLine model={model.marks} phrases={phrases} />
      </main>
    </>
  );
}

function Body(props: DigestProps) {
  const { model, phrases, openData } = props;
  const shown = model.shown.value;
  const retry = () => void model.again();
  switch (model.view.value) {
    case 'unavailable':
      return (
        <Unavailable
          title={phrases.say('digestUnavailable')}
          phrases={phrases}
          onRetry={retry}
          onRestore={openData}
        />
      );
    case 'newer':
      return <NewerLibrary phrases={phrases} onRetry={retry} />;
    default:
      if (!shown) return <Loading words={phrases.say('digestLoading')} />;
      return <Brought {...props} shown={shown} />;
  }
}

interface BroughtProps extends DigestProps {
  readonly shown: Shown;
}

function Brought(props: BroughtProps) {
  const { shown, phrases } = props;
  const { digest, groups } = shown;
  if (digest.papers.length + digest.muted === 0) return <Nothing {...props} />;
  return (
    <>
      {groups.map((group) => {
        const key = group.feed ?? 'raised';
        return (
          <section key={key} aria-label={phrases.heading(group, shown)}>
            <h2>
              <bdi>{phrases.heading(group, shown)}</bdi>{' '}
              <span class="count">{phrases.number(group.papers.length)}</span>
            </h2>
            <ol>
              {group.papers.map((paper) => (
                <PaperEntry key={paper.id} {...props} paper={paper} group={group} />
              ))}
            </ol>
          </section>
        );
      })}
      {groups.length === 0 && <p class="none">{phrases.say('digestAllMuted')}</p>}
      <Muted {...props} />
    </>
  );
}

/** The papers that rules mute: one line, unfolded on request. */
function Muted(props: BroughtProps) {
  const { model, phrases, shown } = props;
  const { say } = phrases;
  const { folded, muted } = shown.digest;
  if (muted === 0) return null;
  const isShown = model.mutedShown.value;
  const group = { papers: folded };
  return (
    <section class="muted" aria-label={say('digestMuted')}>
      <h2>
        {phrases.muted(muted)}
        <span class="on-screen">
          {' · '}
          <MutedToggle isShown={isShown} onToggle={model.toggleMuted} say={say} />
        </span>
      </h2>
      {isShown && (
        <ol>
          {folded.map((paper) => (
            <PaperEntry key={paper.id} {...props} paper={paper} group={group} />
          ))}
        </ol>
      )}
    </section>
  );
}

/** Why the digest is empty. */
function Nothing({ shown, phrases: { say } }: BroughtProps) {
  const { period, now, followsAny, isChecked } = shown;
  if (!followsAny) {
    return (
      <Placeholder
        title={say('inboxNothingFollowed')}
        counsel={say('digestNothingFollowedCounsel')}
      >
        <a class="main" href="/options.html#feeds">
          {say('inboxChooseFeeds')}
        </a>
      </Placeholder>
    );
  }
  if (isForgotten(period, now)) {
    return <Placeholder title={say('digestForgotten')} counsel={say('digestForgottenCounsel')} />;
  }
  if (!isChecked) {
    return <Placeholder title={say('inboxUnchecked')} counsel={say('inboxUncheckedCounsel')} />;
  }
  const day = period.last === undefined ? 'digestNothingToday' : 'digestNothingOnDay';
  const counsel = period.days === 7 ? 'digestNothingInWeek' : day;
  return <Placeholder title={say('digestNothing')} counsel={say(counsel)} />;
}
