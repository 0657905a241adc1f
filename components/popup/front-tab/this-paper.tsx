import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { type MarkName, markNames } from '../../../utils/paper/state/marks';
import { markIcons, markLabels } from '../../ui/controls/icons';
import { openingLink } from '../../ui/controls/opening-link';
import { PaperText } from '../../ui/maths/paper-text';
import { linksOf } from '../../ui/paper-links';
import type { Phrases } from '../../ui/phrases/phrases';
import type { OwnWordsDialogModel } from '../own-words/own-words-dialog-model';
import { OtherIds } from './other-ids';
import { PaperWords } from './paper-words';
import type { ThisPaperModel } from './this-paper-model';
import type { ThisPaper } from './this-paper-reading';

interface Props {
  readonly model: ThisPaperModel;
  readonly ownWords: OwnWordsDialogModel;
  readonly phrases: Phrases;
}

/** What the popup shows of the front tab: its paper, or that Offprint doesn't understand its page. */
export function FrontTab({ model, ownWords, phrases }: Props) {
  useEffect(() => model.start(), [model]);
  const paper = model.paper.value;
  const report = model.report.value;
  return (
    <>
      {paper && <PaperSection model={model} ownWords={ownWords} phrases={phrases} paper={paper} />}
      {report !== undefined && (
        <NotUnderstood report={report} phrases={phrases} onCopy={() => void model.copyReport()} />
      )}
    </>
  );
}

type SectionProps = Props & { readonly paper: ThisPaper };

/** The paper whose own page is in front: its marks, and links to where else it can be read. */
function PaperSection({ model, ownWords, phrases, paper }: SectionProps) {
  const { say, byline } = phrases;
  const title = paper.details?.title || paper.id;
  const by = byline(paper.details);
  return (
    <section class="this-paper" aria-labelledby="this-paper">
      <h2 id="this-paper">{say('thisPaper')}</h2>
      <p class="name">
        <bdi>
          <PaperText text={title} />
        </bdi>
      </p>
      {by && (
        <p class="by">
          <bdi>{by}</bdi>
        </p>
      )}
      <Toggles model={model} phrases={phrases} paper={paper} title={title} />
      <PaperWords ownWords={ownWords} phrases={phrases} paper={paper} />
      <Links model={model} phrases={phrases} paper={paper} />
      <OtherIds model={model} phrases={phrases} paper={paper} />
    </section>
  );
}

/** Marks whose icons are shapes that can be filled, not strokes. */
const isShape: ReadonlySet<MarkName> = new Set(['queued', 'starred']);

/** The four marks. The popup opens with focus on the first, unless the user has already focused something. */
function Toggles({
  model,
  phrases,
  paper,
  title,
}: Omit<SectionProps, 'ownWords'> & { readonly title: string }) {
  const group = useRef<HTMLFieldSetElement>(null);
  useLayoutEffect(() => {
    if (navigator.userActivation?.hasBeenActive) return;
    group.current?.querySelector('button')?.focus({ focusVisible: false });
  }, []);
  return (
    <fieldset class="toggles" aria-label={title} ref={group}>
      {markNames.map((name) => (
        <button
          key={name}
          type="button"
          data-mark={name}
          aria-pressed={paper.pressed[name]}
          onClick={() => model.toggle(name)}
        >
          <svg
            viewBox="0 0 16 16"
            aria-hidden="true"
            data-filled={paper.pressed[name] && isShape.has(name)}
          >
            <path d={markIcons[name]} />
          </svg>
          {phrases.say(markLabels[name])}
        </button>
      ))}
    </fieldset>
  );
}

function Links({ model, phrases, paper }: Omit<SectionProps, 'ownWords'>) {
  return (
    <p class="links">
      {linksOf(paper.id).map(([name, address]) => (
        <a key={name} href={address} {...openingLink((inFront) => model.open(address, inFront))}>
          {phrases.say(name)}
        </a>
      ))}
      <button type="button" onClick={model.cite}>
        {phrases.say('popupKeyCite')}
      </button>
    </p>
  );
}

interface NotUnderstoodProps {
  readonly report: string;
  readonly phrases: Phrases;
  readonly onCopy: () => void;
}

/** A quiet notice, with the text of a report and a button that copies it. */
function NotUnderstood({ report, phrases: { say }, onCopy }: NotUnderstoodProps) {
  return (
    <section class="not-understood" aria-label={say('notUnderstood')}>
      <p>{say('notUnderstood')}</p>
      <p class="report">{report}</p>
      <button type="button" onClick={onCopy}>
        {say('reportCopy')}
      </button>
    </section>
  );
}
