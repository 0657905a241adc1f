import { about as arxiv } from './arxiv/about';
import { about as huggingface } from './huggingface/about';

/** Every site that has a folder, in the order in which users see them; new users begin with the first. */
export const sites = [huggingface, arxiv] as const;
