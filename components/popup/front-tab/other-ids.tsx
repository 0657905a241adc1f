import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Claim } from '../../../utils/library/answers';
import type { PaperId } from '../../../utils/paper/ids/paper-id';
import { markStates } from '../../../utils/paper/state/mark-states';
import type { Phrases } from '../../ui/phrases/phrases';
import type { ThisPaperModel } from './this-paper-model';
import type { ThisPaper } from './this-paper-reading';

interface Props {
  readonly model: ThisPaperModel;
  readonly phrases: Phrases;
  readonly paper: ThisPaper;
}

/** The paper's other ids, those that its page states, and buttons to join or separate them. */
export function OtherIds({ model, phrases, paper: { aliases, claims } }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const decided = useRef<PaperId | undefined>(undefined);
  useLayoutEffect(() => {
    if (decided.current === undefined || claims.some(({ id }) => id === decided.current)) return;
    decided.current = undefined;
    // The question is gone, and so is its button that had the focus; the Undo button is there now.
    if (document.activeElement !== document.body) return;
    list.current?.querySelector<HTMLElement>('.other-ids button')?.focus();
  });
  function decide(id: PaperId, isSame: boolean) {
    decided.current = id;
    void model.decide(id, isSame);
  }
  return (
    <div ref={list}>
      {claims.map((claim) => (
        <ClaimLine key={claim.id} claim={claim} phrases={phrases} decide={decide} />
      ))}
      {(['same', 'apart'] as const)
        .filter((which) => aliases[which].length > 0)
        // Without keys: the focus stays when one line replaces the other.
        .map((which) => OtherIdsLine({ which, ids: aliases[which], model, phrases }))}
    </div>
  );
}

interface LineProps extends Omit<Props, 'paper'> {
  readonly which: 'same' | 'apart';
  readonly ids: readonly PaperId[];
}

/** Other ids of the paper, or ids that the user separated from it, with a button for the opposite. */
function OtherIdsLine({ which, ids, model, phrases: { say } }: LineProps) {
  const isSame = which === 'same';
  return (
    <p class="other-ids">
      <bdi id={`ids-${which}`}>{say(isSame ? 'paperAliases' : 'paperParted', ids.join(', '))}</bdi>
      <button
        type="button"
        aria-describedby={`ids-${which}`}
        onClick={() => void model.join(!isSame)}
      >
        {say(isSame ? 'paperPart' : 'undo')}
      </button>
    </p>
  );
}

interface ClaimProps {
  readonly claim: Claim;
  readonly phrases: Phrases;
  decide(id: PaperId, isSame: boolean): void;
}

/**
 * An id that the page states: a question if joining it would show marks elsewhere, else the reason why it isn't joined.
 */
function ClaimLine({ claim, phrases, decide }: ClaimProps) {
  const { say } = phrases;
  const { id } = claim;
  if (claim.verdict === 'taken') {
    return (
      <p class="claim">
        <bdi>{say('claimTaken', id, claim.as)}</bdi>
      </p>
    );
  }
  return (
    <fieldset class="claim" aria-labelledby={`claim-${id}`}>
      <p id={`claim-${id}`}>
        <bdi>{question(claim, phrases)}</bdi>
      </p>
      <button type="button" onClick={() => decide(id, true)}>
        {say('paperJoin')}
      </button>
      <button type="button" onClick={() => decide(id, false)}>
        {say('paperPart')}
      </button>
    </fieldset>
  );
}

function question(
  { id, marks, written, waits }: Extract<Claim, { verdict: 'asks' }>,
  { say, list }: Phrases,
): string {
  if (marks.length > 0)
    return say('claimMarked', id, list(marks.map((name) => say(markStates[name]))));
  if (written) return say('claimWritten', id);
  return say(waits ? 'claimWaits' : 'claimMet', id);
}
