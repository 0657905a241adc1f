import { markNames } from '../../../utils/paper/state/marks';
import type { Phrases } from '../../ui/phrases/phrases';
import type { Details } from './details-model';

interface Props {
  readonly phrases: Phrases;
  readonly details: Details;
}

/** What happened to a paper, and when. */
export function PaperHistory({ phrases, details }: Props) {
  return (
    <>
      <h3 class="details-heading">{phrases.say('libraryHistory')}</h3>
      <ol class="times">
        {timesOf(phrases, details).map(({ words, time }) => (
          <li key={words}>
            {words} ·{' '}
            <time dateTime={new Date(time).toISOString()}>{phrases.times.moment(time)}</time>
          </li>
        ))}
      </ol>
    </>
  );
}

/** What happened when, oldest first: "First seen on Daily Papers", "Starred". */
function timesOf(
  { say, where }: Phrases,
  { state, listing }: Details,
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
