/**
 * Checks the worker's answers. They come from our own code of the same version, so the only thing to detect is the
 * empty answer of a dying worker. zod, which would double this script's weight, is used in the worker only.
 */
import { record } from '../../../utils/basics/record';
import type { DrainAnswer, LookUpAnswer, Notice } from '../../../utils/messages/messages-schema';

const isState = (value: unknown): boolean => {
  const { id, marks } = record(value);
  return typeof id === 'string' && typeof marks === 'object' && marks !== null;
};

const areStates = (value: unknown): boolean => Array.isArray(value) && value.every(isState);

/** Whether a look-up was really answered. */
export function isLookUpAnswer(answer: unknown): answer is LookUpAnswer {
  const { visit, papers } = record(answer);
  return typeof record(visit)['begun'] === 'number' && areStates(papers);
}

/** Whether the journal was really brought in, or the worker says why not. */
export function isDrainAnswer(answer: unknown): answer is DrainAnswer {
  const { outcomes, papers } = record(answer);
  return Array.isArray(outcomes) && areStates(papers);
}

/** Whether a message to this page is a notice. */
export function isNotice(message: unknown): message is Notice {
  const { type, papers } = record(message);
  return (
    type === 'about' ||
    type === 'papers' ||
    type === 'do' ||
    (type === 'changed' && areStates(papers))
  );
}
