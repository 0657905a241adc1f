import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../../../shared/captures');

/** Saved pages of real sites, which are not part of this repository. Empty where they are not there. */
export function captures(site: string, name: RegExp): readonly string[] {
  const folder = resolve(root, site);
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((file) => name.test(file));
}

export const readCapture = (site: string, file: string): string =>
  readFileSync(resolve(root, site, file), 'utf8');

/** The address at which a saved page stood, worked out from its name; nothing where the name does not tell. */
export function addressOfCapture(site: string, file: string): string | undefined {
  const date = /(\d{4}-\d{2}-\d{2})/.exec(file)?.[1] ?? '';
  if (site === 'huggingface') {
    if (file.startsWith('daily-')) return `https://huggingface.co/papers/date/${date}`;
    if (file.startsWith('EXCERPT-daily-')) return `https://huggingface.co/papers/date/${date}`;
    if (/^(?:EXCERPT-)?trending/.test(file)) return 'https://huggingface.co/papers/trending';
    const paper = /^detail-.*--(\d{4}\.\d{4,5})/.exec(file)?.[1];
    return paper && `https://huggingface.co/papers/${paper}`;
  }
  const month = /^list-month-(?:empty--)?([\w.-]+?)--?(\d{4}-\d{2})\b/.exec(file);
  if (month) return `https://arxiv.org/list/${month[1]}/${month[2]}`;
  const list = /^list-(new|recent|pastweek)-(.+?)--/.exec(file);
  if (list) return `https://arxiv.org/list/${list[2]}/${list[1]}`;
  const abs = /^abs-(\S+?)--/.exec(file)?.[1];
  return abs && `https://arxiv.org/abs/${abs}`;
}
