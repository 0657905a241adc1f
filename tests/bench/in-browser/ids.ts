/** The papers of the large libraries: a user who saw every other paper of ten years. */
import type { PaperId } from '../../../utils/paper/ids/paper-id';

const months = 120;

const idOf = (month: number, number: number): PaperId => {
  const since = 2016 * 12 + 11 + month;
  const year = String(Math.floor(since / 12) % 100).padStart(2, '0');
  const name = `${year}${String((since % 12) + 1).padStart(2, '0')}`;
  return `arxiv:${name}.${String(number).padStart(5, '0')}` as PaperId;
};

/** The n-th seen paper: odd numbers, months in rotation. */
export const seenId = (n: number): PaperId => idOf(n % months, Math.floor(n / months) * 2 + 1);

/** Whether the n-th seen paper was marked: one in ten, in every month. */
export const isMarkedOne = (n: number): boolean =>
  (Math.floor(n / months) + (n % months)) % 10 === 0;

/** Papers to ask about, every other one seen: neighbours in one month, as on a list, or from all ten years. */
export const asked = {
  'one month': (count: number): PaperId[] =>
    Array.from({ length: count }, (_, n) => idOf(months - 1, n + 1)),
  'ten years': (count: number): PaperId[] =>
    Array.from({ length: count }, (_, n) =>
      idOf(n % months, Math.floor(n / months) * 90 + 1 + (n % 2)),
    ),
} as const;
export type Asked = keyof typeof asked;
