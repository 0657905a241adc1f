// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { describe, expect, it, vi } from 'vitest';
import { createRulesModel, type RulesNeeds } from '../../../components/options/rules/rules-model';
import { RulesSection } from '../../../components/options/rules/rules-section';
import { createSettingsModel } from '../../../components/ui/settings-model';
import type { PaperDetails } from '../../../utils/paper/details/details-schema';
import { ruleLimit } from '../../../utils/rules/rule-kinds';
import type { Rule } from '../../../utils/rules/rules-schema';
import { trialSpan } from '../../../utils/rules/trial';
import { defaultSettings } from '../../../utils/settings/settings';
import { paper } from '../make';
import { pageRoot } from '../page-root';
import { english } from '../popup/english';
import { violations } from '../violations';
import { createFakeStore } from './fake-store';
import { button, choose, click, named, settle, texts, type } from './page';

const root = pageRoot('Settings');

const rows = (...all: (PaperDetails | string)[]) =>
  all.map((one, n) => ({
    id: paper(n),
    details: typeof one === 'string' ? { title: one } : one,
  }));

async function show(more: Partial<RulesNeeds> = {}, rules: readonly Rule[] = []) {
  const fake = createFakeStore({ ...defaultSettings, rules });
  const settings = createSettingsModel(fake.store, english);
  settings.start();
  const ranked = vi.fn(async (_: readonly Rule[]) => undefined);
  const listeners = new Set<() => void>();
  const needs: RulesNeeds = {
    settings,
    brought: async () => [],
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ranked,
    now: () => trialSpan + 1_000,
    report: () => undefined,
    ...more,
  };
  const model = createRulesModel(needs);
  await act(() => render(<RulesSection model={model} words={english} />, root));
  await settle();
  const changed = () =>
    act(() => {
      for (const listener of listeners) listener();
    });
  return { fake, settings, model, ranked, changed };
}

const field = () => named<HTMLInputElement>('input', 'What it looks for');
const trial = () => texts('.trial [role=status] p');
const examples = () => texts('.examples li');
const fault = () => texts('form [role=alert]')[0];
const list = () => texts('li .what');
const untilTried = (expected: RegExp) =>
  vi.waitFor(async () => {
    await settle();
    expect(trial().join(' ')).toMatch(expected);
  });

const diffusion: Rule = { does: 'raise', by: 'words', value: 'diffusion' };

describe('the rules', () => {
  it('are listed in words', async () => {
    await show({}, [
      diffusion,
      { does: 'mute', by: 'author', value: 'A. B.' },
      { does: 'mute', by: 'organisation', value: 'C' },
      { does: 'raise', by: 'subject', value: 'cs.CL' },
      { does: 'raise', by: 'upvotes', value: '50' },
      { does: 'mute', by: 'upvotes', value: '3' },
    ]);
    expect(list()).toEqual([
      'Raise: words “diffusion”',
      'Mute: author “A. B.”',
      'Mute: organisation “C”',
      'Raise: subject “cs.CL”',
      'Raise: at least 50 upvotes',
      'Mute: fewer than 3 upvotes',
    ]);
    expect(await violations()).toEqual([]);
  });

  it('are made, and the inbox is ranked anew by them', async () => {
    const { fake, ranked } = await show();
    expect(root.textContent).toContain("You don't have any rules");
    await choose(named('select', 'What it does'), 'Mute');
    await choose(named('select', 'What it goes by'), 'Author');
    await type(field(), '  Ada   Example ');
    await click(button('Add rule'));
    const made = { does: 'mute', by: 'author', value: 'Ada Example' };
    expect(fake.settings.rules).toEqual([made]);
    expect(ranked).toHaveBeenCalledExactlyOnceWith([made]);
    expect(field().value).toBe('');
    expect(document.activeElement).toBe(field());
    expect(list()).toEqual(['Mute: author “Ada Example”']);
  });

  it('are removed and come back by undo, ranked anew each time, and the focus stays in the list', async () => {
    const other: Rule = { does: 'mute', by: 'words', value: 'survey' };
    const { fake, settings, ranked } = await show({}, [diffusion, other]);
    await click(button('Remove the rule “Raise: words “diffusion””'));
    expect(fake.settings.rules).toEqual([other]);
    expect(document.activeElement).toBe(button('Remove the rule “Mute: words “survey””'));
    await act(() => settings.undo());
    await settle();
    expect(fake.settings.rules).toEqual([diffusion, other]);
    expect(ranked.mock.calls).toEqual([[[other]], [[diffusion, other]]]);
  });

  it('are edited in their place, from a form that holds them, and the focus stays in it', async () => {
    const other: Rule = { does: 'mute', by: 'words', value: 'survey' };
    const { fake } = await show({}, [diffusion, other]);
    await click(button('Edit the rule “Raise: words “diffusion””'));
    expect(field().value).toBe('diffusion');
    expect(document.activeElement).toBe(field());
    expect(fault()).toBe('');
    expect(await violations()).toEqual([]);
    await type(field(), 'diffusion model');
    await click(button('Save rule'));
    const changed = { ...diffusion, value: 'diffusion model' };
    expect(fake.settings.rules).toEqual([changed, other]);
    expect(document.activeElement).toBe(field());
    expect(field().value).toBe('');
    expect(button('Add rule')).toBeTruthy();
  });

  it('that are edited stay as they are on Esc, and can not become one of the others', async () => {
    const other: Rule = { does: 'raise', by: 'words', value: 'survey' };
    const { fake } = await show({}, [diffusion, other]);
    await click(button('Edit the rule “Raise: words “diffusion””'));
    await type(field(), 'survey');
    expect(fault()).toMatch(/already/);
    await act(
      () =>
        void field().dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })),
    );
    expect(fake.settings.rules).toEqual([diffusion, other]);
    expect(field().value).toBe('');
    expect(document.activeElement).toBe(field());
    await click(button('Edit the rule “Raise: words “diffusion””'));
    await click(button('Remove the rule “Raise: words “diffusion””'));
    expect(field().value).toBe('');
    expect(button('Add rule')).toBeTruthy();
  });

  it('that were not stored stay in the form', async () => {
    const { fake } = await show();
    fake.writable = false;
    await type(field(), 'diffusion');
    await click(button('Add rule'));
    expect(field().value).toBe('diffusion');
    expect(list()).toEqual([]);
  });

  it('that cannot be are refused in words', async () => {
    const { fake } = await show({}, [diffusion]);
    await click(button('Add rule'));
    expect(fault()).toBe('Enter what to look for.');
    expect(field().getAttribute('aria-invalid')).toBe('true');
    expect(await violations()).toEqual([]);
    await type(field(), 'Diffusión');
    expect(fault()).toBe('You already have that rule.');
    await type(field(), 'x'.repeat(201));
    expect(fault()).toMatch(/longer than 200/);
    await choose(named('select', 'What it goes by'), 'Minimum upvotes');
    await type(field(), 'many');
    expect(fault()).toMatch(/whole number/);
    await click(button('Add rule'));
    expect(fake.issued).toEqual([]);
    await type(field(), '007');
    expect(fault()).toBe('');
    await click(button('Add rule'));
    expect(fake.settings.rules[1]).toEqual({ does: 'raise', by: 'upvotes', value: '7' });
  });

  it('are no more than there can be', async () => {
    const many = Array.from(
      { length: ruleLimit },
      (_, n): Rule => ({ ...diffusion, value: `w${n}` }),
    );
    await show({}, many);
    await type(field(), 'one more');
    expect(fault()).toMatch(/200 rules, the most/);
  });
});

describe('a trial', () => {
  const papers = rows('Diffusion A', 'Other', 'A survey of diffusion', 'A survey of surveys', {
    title: 'Diffusion by him',
    authors: ['Ada Example'],
  });
  const mute: Rule = { does: 'mute', by: 'words', value: 'survey' };

  it('says while one types what the rule would have done to the last 30 days', async () => {
    const brought = vi.fn(async () => papers);
    const { fake } = await show({ brought }, [mute]);
    expect(trial()[0]).toMatch(/^As you type/);
    await type(field(), 'diffusion');
    await untilTried(/raised/);
    expect(brought).toHaveBeenCalledWith(1_000);
    expect(trial()).toEqual([
      'Would have raised 3 of 5 papers from the last 30 days.',
      'All your rules and this one: 3 raised and 1 muted of 5.',
    ]);
    expect(examples()).toEqual(['Diffusion by him', 'A survey of diffusion', 'Diffusion A']);
    expect(await violations()).toEqual([]);
    expect(fake.issued).toEqual([]);
  });

  it('explains how words are found only to a rule by words', async () => {
    await show();
    expect(trial()[0]).toMatch(/^As you type.* It looks for whole words/);
    await choose(named('select', 'What it goes by'), 'Minimum upvotes');
    expect(trial()[0]).toMatch(/^As you type.* upvotes/);
    await choose(named('select', 'What it goes by'), 'Author');
    expect(trial()[0]).toMatch(/in the last 30 days\.\s*$/);
  });

  it('says what other rules decide on already, and stands until the next is worked out', async () => {
    await show({ brought: async () => papers }, [diffusion]);
    await type(field(), 'survey');
    await untilTried(/raised 1 of 5/);
    await choose(named('select', 'What it does'), 'Mute');
    expect(trial()[0]).toMatch(/^Would have raised 1 of 5/);
    await untilTried(/have muted/);
    expect(trial()).toEqual([
      'Would have muted 1 of 5 papers from the last 30 days. 1 more paper matches, but your other rules decide on it.',
      'All your rules and this one: 3 raised and 1 muted of 5.',
    ]);
    await type(field(), '');
    expect(trial()[0]).toMatch(/^As you type/);
  });

  it('shows at most five of them', async () => {
    await show({ brought: async () => rows('a 1', 'a 2', 'a 3', 'a 4', 'a 5', 'a 6') });
    await type(field(), 'a');
    await untilTried(/6 of 6/);
    expect(examples()).toEqual(['a 6', 'a 5', 'a 4', 'a 3', 'a 2']);
  });

  it('reads once for all that is typed, and tries only the last', async () => {
    const brought = vi.fn(async () => papers);
    await show({ brought });
    for (const text of ['d', 'di', 'other']) await type(field(), text);
    await untilTried(/raised 1 of 5/);
    await type(field(), 'survey');
    await untilTried(/raised 2 of 5/);
    expect(brought).toHaveBeenCalledOnce();
  });

  it('says where there is nothing yet to try it on, and tries when there is', async () => {
    let all = rows();
    const { changed } = await show({ brought: async () => all });
    await type(field(), 'diffusion');
    await untilTried(/nothing to try it on yet/);
    expect(await violations()).toEqual([]);
    all = papers;
    await changed();
    await untilTried(/raised 3 of 5/);
  });

  it('says where the library cannot be read, and tries again', async () => {
    let fails = true;
    const brought = async () => {
      if (fails) throw new Error('no disk');
      return papers;
    };
    await show({ brought });
    await type(field(), 'diffusion');
    await untilTried(/can't be tried/);
    fails = false;
    await type(field(), 'survey');
    await untilTried(/raised 2 of 5/);
  });
});
