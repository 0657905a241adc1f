import { createStates } from '../../../utils/actions/states';
import type { Words } from '../../../utils/basics/words';
import type { Notice } from '../../../utils/messages/messages-schema';
import type { PaperId } from '../../../utils/paper/ids/paper-id';
import type { ActionId } from '../../../utils/paper/state/action-id';
import { isOn, type MarkName } from '../../../utils/paper/state/marks';
import type { PageSettings } from '../../../utils/settings/settings-schema';
import type { PaperLink } from '../../../utils/sites/any-page/lists/links';
import { titleOfLink } from '../../../utils/sites/any-page/single-links';
import { failureInWords, troubleInWords } from '../../ui/phrases/actions-in-words';
import { createActs, type Extension } from '../to-worker/acts';
import { lookUp } from '../to-worker/look-up';
import * as make from '../to-worker/make-action';
import type { PageLinks } from './page-links';

/** What a mark beside a link says. Of several marks the first of these is shown. */
export const signs = ['starred', 'queued', 'read', 'noted'] as const;
export type Sign = (typeof signs)[number];

/** What a link's paper is called: by the link's text, if that can be a title, else by its id. */
export const nameOf = (link: PaperLink): string => titleOfLink(link) ?? link.id;

interface Needs {
  readonly extension: Extension;
  readonly words: Words;
  readonly signal: AbortSignal;
  readonly page: Pick<PageLinks, 'listing' | 'links'>;
  draw(): void;
}

/** What is known of the papers that a page links to in running text, and what the user does to them. Draws nothing. */
export function createLinksModel({ extension, words, signal, page, draw }: Needs) {
  const states = createStates();
  const known = new Set<PaperId>();
  let settings: PageSettings | undefined;
  let visit: make.VisitKey = { tab: undefined, listing: page.listing };

  const acts = createActs(extension, states, signal, {
    shown: () => [...known],
    answered({ failure }) {
      model.trouble = failure && failureInWords(words, failure);
      draw();
    },
    notStored(_, why) {
      model.trouble = troubleInWords(words, why);
      draw();
    },
  });

  /** Asks the library about all papers that are linked to. */
  async function ask(): Promise<void> {
    const { listing } = page;
    const papers = [...new Set(model.links().map(({ id }) => id))];
    const answer = await lookUp(extension, { type: 'look up', listing, papers, links: true });
    if (signal.aborted || !answer) return;
    for (const id of papers) known.add(id);
    states.tell(answer.papers);
    settings = answer.settings;
    visit = { tab: answer.tab, listing };
    acts.retry();
    draw();
  }

  const model = {
    /** Why the last act was not stored, in words. */
    trouble: undefined as string | undefined,
    /** The last action here, until it was undone. */
    last: undefined as { readonly action: ActionId; readonly paper: PaperId } | undefined,

    links: (): readonly PaperLink[] => page.links,
    ask,

    /** The page was read again: asks about papers not met before. */
    async changed(): Promise<void> {
      if (model.links().some(({ id }) => !known.has(id))) await ask();
      else draw();
    },

    /**
     * Takes over what changed elsewhere. A notice without papers or settings means that too much changed: asks for all
     * of it.
     */
    async told(notice: Notice): Promise<void> {
      if (notice.type !== 'changed') return;
      if (notice.papers.length === 0 && !notice.settings) return ask();
      states.tell(notice.papers);
      settings = notice.settings ?? settings;
      draw();
    },

    /** Whether links are marked here at all. */
    isOn: (): boolean => settings?.sites['any-page'].on === true && settings.links !== 'none',

    /** What is shown at a link; `none` at one whose paper isn't known, if that is switched on. */
    signOf(id: PaperId): Sign | 'none' | undefined {
      if (!model.isOn()) return undefined;
      const state = states.get(id);
      const sign = signs.find((each) => (each === 'noted' ? state?.noted : isOn(state, each)));
      return sign ?? (settings?.links === 'all' ? 'none' : undefined);
    },

    isMarked: (id: PaperId, mark: MarkName): boolean => isOn(states.get(id), mark),

    toggle(link: PaperLink, mark: MarkName): void {
      const { id } = link;
      const value = !isOn(states.get(id), mark);
      const title = nameOf(link);
      const action = make.markAction(visit, mark, value, [{ id, title }]);
      model.trouble = undefined;
      model.last = { action: action.id, paper: id };
      acts.act(action);
      draw();
    },

    undo(): void {
      if (!model.last) return;
      acts.act(make.undoAction(visit, model.last.action));
      model.last = undefined;
      draw();
    },

    /** The user followed a link. */
    opened(link: PaperLink): void {
      const { id } = link;
      acts.act(make.openedAction(visit, id));
      if (!settings?.readOnOpen) return;
      const title = nameOf(link);
      acts.act(make.markAction(visit, 'read', true, [{ id, title }], 'auto'));
      draw();
    },

    /** The keys that work here; none where they are switched off. */
    keys: (): PageSettings['keys'] | undefined =>
      settings?.sites['any-page'].keys ? settings.keys : undefined,
  };
  return model;
}
export type LinksModel = ReturnType<typeof createLinksModel>;
