import type { Words } from '../../../utils/basics/words';
import type { RuleKind } from '../../../utils/rules/rule-kinds';
import type { Rule } from '../../../utils/rules/rules-schema';
import type { Trial } from '../../../utils/rules/trial';
import type { Tried } from './draft-trials';

interface Props {
  readonly tried: Tried | undefined;
  /** What the draft rule matches by. */
  readonly kind: RuleKind;
  readonly words: Words;
}

/** How a rule of a kind finds papers. */
const hints: Partial<Readonly<Record<RuleKind, string>>> = {
  words: 'ruleHintWords',
  upvotes: 'ruleHintUpvotes',
};

/** What a rule would have done to papers that feeds brought. Its room is reserved before there is a result. */
export function TrialReport({ tried, kind, words }: Props) {
  const { say } = words;
  const hint = hints[kind];
  const { does, trial } = tried?.kind === 'tried' ? tried : {};
  return (
    <div class="trial">
      <div role="status">
        {!tried && (
          <p class="quiet">
            {say('ruleTrialAbout')} {hint && say(hint)}
          </p>
        )}
        {tried?.kind === 'nothing' && <p>{say('ruleTrialNothing')}</p>}
        {tried?.kind === 'unavailable' && <p>{say('ruleTrialUnavailable')}</p>}
        {does && trial && <Counts does={does} trial={trial} words={words} />}
      </div>
      {trial && trial.examples.length > 0 && (
        <ul class="examples" aria-label={say('ruleExamples')}>
          {trial.examples.map(({ id, title }) => (
            <li key={id}>{title}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface CountsProps {
  readonly does: Rule['does'];
  readonly trial: Trial;
  readonly words: Words;
}

function Counts({ does, trial, words: { say, count } }: CountsProps) {
  const { total, own, already, raises, mutes } = trial;
  const [all, raised, muted] = [total, raises, mutes].map((n) =>
    n.toLocaleString(say('popupLanguage')),
  );
  return (
    <>
      <p>
        <strong>
          {count(does === 'raise' ? 'ruleTrialRaises' : 'ruleTrialMutes', own, all ?? '')}
        </strong>
        {already > 0 && ` ${count('ruleTrialAlready', already)}`}
      </p>
      <p class="quiet">{say('ruleTrialAll', raised ?? '', muted ?? '', all ?? '')}</p>
    </>
  );
}
