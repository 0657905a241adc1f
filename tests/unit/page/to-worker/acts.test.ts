import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createActs, type Extension } from '../../../../components/page/to-worker/acts';
import { ask } from '../../../../components/page/to-worker/ask';
import { markAction } from '../../../../components/page/to-worker/make-action';
import type { Action } from '../../../../utils/actions/actions-schema';
import { createStates } from '../../../../utils/actions/states';
import type { Trouble } from '../../../../utils/actions/trouble';
import type { DrainAnswer } from '../../../../utils/messages/messages-schema';
import { marked, paper } from '../../make';

const place = { tab: 'a:1', listing: 'huggingface/day/2026-06-03' };
const read = () => markAction(place, 'read', true, [{ id: paper(1), title: 'One' }]);

function setUp(overrides: Partial<Extension>) {
  const stored: Record<string, unknown> = {};
  const extension: Extension = {
    alive: () => true,
    read: async () => undefined,
    write: async (items) => void Object.assign(stored, items),
    send: async () => ({ outcomes: [], papers: [] }),
    ...overrides,
  };
  const states = createStates();
  const answers: DrainAnswer[] = [];
  const troubles: [Action, Trouble][] = [];
  const end = new AbortController();
  const acts = createActs(extension, states, end.signal, {
    shown: () => [paper(1)],
    answered: (answer) => answers.push(answer),
    notStored: (action, trouble) => troubles.push([action, trouble]),
  });
  return { acts, states, stored, answers, troubles, end };
}

describe("a page's own actions", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('are in the journal before the worker is asked', async () => {
    const send = vi.fn(async () => {
      expect(Object.keys(page.stored)).toHaveLength(1);
      return { outcomes: [], papers: [] };
    });
    const page = setUp({ send });
    page.acts.act(read());
    await vi.runAllTimersAsync();
    expect(send).toHaveBeenCalledOnce();
  });

  it('are written down as text, which outlives the page in Firefox, where objects do not', async () => {
    const page = setUp({});
    const action = read();
    page.acts.act(action);
    await vi.runAllTimersAsync();
    expect(Object.values(page.stored)).toEqual([JSON.stringify(action)]);
  });

  it('are said to the worker as well in Firefox, where closing loses what is being written', async () => {
    vi.stubEnv('FIREFOX', 'true');
    const sent: unknown[] = [];
    const page = setUp({ send: async (request) => void sent.push(request) });
    const action = read();
    page.acts.act(action);
    // In the click's own task: the page may have no other.
    expect(sent).toEqual([{ type: 'keep', action }]);
    vi.unstubAllEnvs();
  });

  it('stand at once, and give way to what the library answers', async () => {
    const page = setUp({ send: async () => ({ outcomes: [], papers: [marked(1, 9, 'starred')] }) });
    page.acts.act(read());
    expect(page.states.get(paper(1))?.marks.read?.value).toBe(true);
    await vi.runAllTimersAsync();
    expect(page.states.get(paper(1))?.marks.read).toBeUndefined();
    expect(page.states.get(paper(1))?.marks.starred?.value).toBe(true);
  });

  it('are sent again once a worker answers, after the page had given up', async () => {
    let answers = false;
    const page = setUp({ send: async () => (answers ? { outcomes: [], papers: [] } : undefined) });
    page.acts.act(read());
    await vi.runAllTimersAsync();
    expect(page.states.pending()).toHaveLength(1);
    answers = true;
    page.acts.retry();
    await vi.runAllTimersAsync();
    expect(page.states.pending()).toEqual([]);
  });

  it.each([
    ['nothing', async () => undefined],
    ['an error', async () => Promise.reject(new Error('Could not establish connection'))],
    ['nonsense', async () => ({ ok: true })],
    ['never', () => new Promise(() => undefined)],
  ])('case 3, case 4: are asked about again when a dying worker answers %s', async (_, dying) => {
    let tries = 0;
    const page = setUp({
      send: () => ask(async () => (++tries < 3 ? dying() : { outcomes: [], papers: [] })),
    });
    page.acts.act(read());
    await vi.runAllTimersAsync();
    expect(tries).toBe(3);
    expect(page.states.pending()).toEqual([]);
    expect(page.troubles).toEqual([]);
  });

  it('stay drawn and stored when no worker ever answers: the journal holds them', async () => {
    const page = setUp({ send: async () => undefined });
    page.acts.act(read());
    await vi.runAllTimersAsync();
    expect(page.states.get(paper(1))?.marks.read?.value).toBe(true);
    expect(Object.keys(page.stored)).toHaveLength(1);
    expect(page.troubles).toEqual([]);
  });

  it.each<[string, Partial<Extension>, Trouble]>([
    ['the extension was updated', { alive: () => false }, 'updated'],
    ['the disk is full', {}, 'storage full'],
  ])('are taken back and reported when %s', async (_, overrides, trouble) => {
    const page = setUp({
      ...overrides,
      write: async () => Promise.reject(new Error('QUOTA_BYTES quota exceeded')),
    });
    const action = read();
    page.acts.act(action);
    await vi.runAllTimersAsync();
    expect(page.states.get(paper(1))).toBeUndefined();
    expect(page.troubles).toEqual([[action, trouble]]);
  });

  it('tell the worker of a full disk, after which less lasts than it seems', async () => {
    const sent: unknown[] = [];
    const page = setUp({
      write: async () => Promise.reject(new Error('IO error: FILE_ERROR_NO_SPACE')),
      send: async (request) => void sent.push(request),
    });
    page.acts.act(read());
    await vi.runAllTimersAsync();
    expect(sent).toEqual([{ type: 'not stored' }]);
  });

  it('survive an API that throws instead of rejecting, as an orphaned script sees it', async () => {
    const page = setUp({
      alive: () => false,
      write: () => {
        throw new TypeError("Cannot read properties of undefined (reading 'local')");
      },
    });
    page.acts.act(read());
    await vi.runAllTimersAsync();
    expect(page.troubles.map(([, trouble]) => trouble)).toEqual(['updated']);
  });

  it('report why the library did not take them, and keep them drawn', async () => {
    const failing: DrainAnswer = { outcomes: [], papers: [], failure: 'storage full' };
    const page = setUp({ send: async () => failing });
    page.acts.act(read());
    await vi.runAllTimersAsync();
    expect(page.answers).toEqual([failing]);
    expect(page.states.get(paper(1))?.marks.read?.value).toBe(true);
  });
});
