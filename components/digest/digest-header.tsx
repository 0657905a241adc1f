import { beside, hashOf, type Period, yesterday } from '../../utils/digest/period';
import type { DigestProps } from './digest-props';

/** Which days are shown, how much came in them, and what the user can do with them. */
export function DigestHeader(props: DigestProps) {
  const { model, phrases } = props;
  const { say } = phrases;
  const shown = model.view.value === 'ready' ? model.shown.value : undefined;
  return (
    <header>
      <div class="top">
        <p class="kind">
          <img src="/icon/offprint.svg" alt="Offprint" width="24" height="24" />
          {say('digestTitle')}
        </p>
        <Days {...props} />
      </div>
      <h1>{phrases.daysInWords(model.asked.value)}</h1>
      <div class="line">
        <p class="counts" role="status">
          {shown && phrases.counts(shown.digest)}
        </p>
        {shown && shown.digest.papers.length > 0 && <Acts {...props} />}
      </div>
    </header>
  );
}

/** Links to other days. The days are in the page's address, so that Back works. */
function Days({ model, phrases: { say } }: DigestProps) {
  const { period, now } = model.asked.value;
  const here = hashOf(period);
  const isWeek = period.days === 7;
  const ways: readonly (readonly [Period, string])[] = [
    [{ days: 1 }, say('digestToday')],
    [yesterday(now), say('digestYesterday')],
    [{ days: 7 }, say('digestWeek')],
  ];
  return (
    <nav aria-label={say('digestDays')}>
      <Arrow
        to={beside(period, -1, now)}
        name={say(isWeek ? 'digestWeekBefore' : 'digestDayBefore')}
        sign="‹"
      />
      {ways.map(([way, name]) => (
        <a
          key={name}
          href={hashOf(way)}
          {...(hashOf(way) === here && { 'aria-current': 'page' as const })}
        >
          {name}
        </a>
      ))}
      <Arrow
        to={beside(period, 1, now)}
        name={say(isWeek ? 'digestWeekAfter' : 'digestDayAfter')}
        sign="›"
      />
    </nav>
  );
}

interface ArrowProps {
  /** Nothing if there is no such period. */
  readonly to: Period | undefined;
  readonly name: string;
  readonly sign: string;
}

function Arrow({ to, name, sign }: ArrowProps) {
  return (
    // A link without `href` can't be followed, but keeps the focus.
    <a
      class="arrow"
      role="link"
      tabIndex={0}
      aria-label={name}
      title={name}
      {...(to ? { href: hashOf(to) } : { 'aria-disabled': true })}
    >
      <span aria-hidden="true">{sign}</span>
    </a>
  );
}

function Acts({ model, phrases, print }: DigestProps) {
  const { say } = phrases;
  const copied = model.copied.value;
  function copy() {
    const shown = model.shown.peek();
    if (shown) void model.copy(phrases.markdown(shown));
  }
  return (
    <div class="acts">
      <span role="status" data-well={copied?.well}>
        {copied && (
          <span key={copied.number}>{say(copied.well ? 'digestCopied' : 'digestNotCopied')}</span>
        )}
      </span>
      <button type="button" onClick={copy}>
        {say('digestCopy')}
      </button>
      <button type="button" onClick={print}>
        {say('digestPrint')}
      </button>
    </div>
  );
}
