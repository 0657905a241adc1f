// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { describe, expect, it, vi } from 'vitest';
import { Notices } from '../../../components/popup/notices';
import { createNoticesModel } from '../../../components/popup/notices-model';
import { createPhrases } from '../../../components/ui/phrases/phrases';
import { pageRoot } from '../page-root';
import { turns } from '../settled';
import { violations } from '../violations';
import { english } from './english';

const root = pageRoot('Offprint');

function setUpNotices({ missing = [] as string[], due = false } = {}) {
  const needs = {
    missingHosts: vi.fn(async () => missing),
    requestHosts: vi.fn(async () => {
      missing = [];
      return true;
    }),
    isReminderDue: vi.fn(async () => due),
    putReminderOff: vi.fn(async () => undefined),
    stopReminding: vi.fn(async () => undefined),
    openData: vi.fn(),
    report: vi.fn(),
  };
  return needs;
}
async function show(needs: ReturnType<typeof setUpNotices>) {
  const phrases = createPhrases(english, 'en');
  const model = createNoticesModel(needs);
  await act(() => render(<Notices model={model} phrases={phrases} />, root));
  await settle();
}
const settle = () => turns();
async function click(name: string) {
  const found = Array.from(root.querySelectorAll('button')).find((one) => one.textContent === name);
  if (!found) throw new Error(`no ${name}`);
  await act(() => {
    found.focus();
    found.click();
  });
  await settle();
}

describe('what the popup says now and then', () => {
  it('is nothing as a rule', async () => {
    await show(setUpNotices());
    expect(root.textContent).toBe('');
  });

  it('is that the browser keeps us out, with a button that asks', async () => {
    const needs = setUpNotices({ missing: ['huggingface.co', 'arxiv.org'] });
    await show(needs);
    expect(root.textContent).toContain('keeps Offprint out of huggingface.co, arxiv.org');
    expect(await violations()).toEqual([]);
    await click('Allow access');
    expect(needs.requestHosts).toHaveBeenCalledOnce();
    expect(root.textContent).toBe('');
  });

  it('is a reminder that leads to the export', async () => {
    const needs = setUpNotices({ due: true });
    await show(needs);
    expect(root.textContent).toContain('have changed since you last saved them');
    expect(await violations()).toEqual([]);
    await click('Export…');
    expect(needs.openData).toHaveBeenCalledOnce();
  });

  it.each([
    ['Not now', 'putReminderOff'],
    ["Don't remind me", 'stopReminding'],
  ] as const)('goes away by “%s”, with the focus kept', async (name, called) => {
    const needs = setUpNotices({ due: true });
    await show(needs);
    await click(name);
    expect(needs[called]).toHaveBeenCalledOnce();
    expect(root.textContent).toBe('');
    expect(document.activeElement?.className).toBe('notices');
  });

  it('reports what fails, and leaves the popup alone', async () => {
    const needs = setUpNotices();
    needs.isReminderDue.mockRejectedValue(new Error('no disk'));
    await show(needs);
    expect(needs.report).toHaveBeenCalledWith('reminder', expect.any(Error));
  });
});
