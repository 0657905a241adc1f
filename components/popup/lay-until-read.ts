import type { Action } from '../../utils/actions/actions-schema';
import type { createStates } from '../../utils/actions/states';
import { isDone, type Result } from './queue/unconfirmed-actions';

interface LayNeeds {
  /** Draws the states as they are now. */
  draw(): void;
  /** Reads what the library knows. Resolves to whether it could be read and holds all actions. */
  readAgain(): Promise<boolean>;
}

/** Lays an action of the user over what is known, until the library holds it. `answer` is what becomes of the action. */
export async function layUntilRead(
  states: ReturnType<typeof createStates>,
  action: Action,
  answer: Promise<Result>,
  { draw, readAgain }: LayNeeds,
): Promise<void> {
  states.begin(action);
  draw();
  const result = await answer;
  // An action that waits in the journal, or could not be read again, stays laid over.
  if (result === 'kept' || (isDone(result) && !(await readAgain()))) return;
  states.settle([action.id]);
  draw();
}
