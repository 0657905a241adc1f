import * as z from '../../basics/z';
import { isPaperId, type PaperId } from './paper-id';

/** Parses a paper id that arrives from outside: a message, the journal, a file. */
export const PaperIdSchema = z.custom<PaperId>(
  (value) => typeof value === 'string' && isPaperId(value),
);
