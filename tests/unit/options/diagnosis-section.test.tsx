// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { describe, expect, it, vi } from 'vitest';
import {
  createDiagnosisModel,
  type DiagnosisNeeds,
} from '../../../components/options/diagnosis/diagnosis-model';
import { DiagnosisSection } from '../../../components/options/diagnosis/diagnosis-section';
import type { CheckName, CheckResult } from '../../../utils/diagnosis/self-test';
import { pageRoot } from '../page-root';
import { english } from '../popup/english';
import { turns } from '../settled';
import { violations } from '../violations';

const root = pageRoot('Settings');

const fine: readonly (readonly [CheckName, CheckResult])[] = [
  ['storage', { state: 'fine' }],
  ['database', { state: 'fine' }],
  ['worker', { state: 'fine' }],
  ['journal', { state: 'fine' }],
  ['views', { state: 'nothing' }],
  ['hosts', { state: 'fine' }],
  ['feeds', { state: 'fine', about: '1' }],
];

async function show(more: Partial<DiagnosisNeeds> = {}, results = fine) {
  const needs: DiagnosisNeeds = {
    async *selfTest() {
      yield* results;
    },
    diagnostics: async () => 'Offprint 0.1.0',
    copy: async () => undefined,
    requestHosts: async () => true,
    ...more,
  };
  const model = createDiagnosisModel(needs);
  await act(() => render(<DiagnosisSection model={model} words={english} />, root));
}
const settle = () => turns();
async function click(name: string) {
  const found = Array.from(root.querySelectorAll('button')).find((one) => one.textContent === name);
  await act(() => found?.click());
  await settle();
}
const lines = () => Array.from(root.querySelectorAll('li'), (line) => line.textContent);
const statuses = () => Array.from(root.querySelectorAll('[role=status]'), (one) => one.textContent);

describe('the self-test', () => {
  it('says in words, of each part, that it works', async () => {
    await show();
    await click('Run self-test');
    expect(statuses()[0]).toBe('Everything works.');
    expect(lines()).toEqual([
      '✓Storage: Writing and reading back works.',
      '✓Library: Writing and reading back works.',
      '✓Background worker: It answers.',
      '✓Journal: Everything is in the library.',
      "–Pages: You haven't opened a listing today.",
      '✓Access: Offprint can run on the pages of all its sites.',
      '✓Feeds: Read at the last check: 1.',
    ]);
    expect(await violations()).toEqual([]);
  });

  it('says of each part that fails what to do', async () => {
    const wrong = fine.map(([name]) => [name, { state: 'wrong', about: 'arxiv.org' }] as const);
    await show({}, wrong);
    await click('Run self-test');
    expect(statuses()[0]).toBe('7 things need attention.');
    for (const line of lines()) expect(line).toMatch(/^✗[\w ]+: .+\..+\./);
    expect(lines().at(-2)).toContain('Your browser keeps Offprint out of arxiv.org.');
    expect(await violations()).toEqual([]);
  });

  it('offers to allow access, asks within the click, and tests again', async () => {
    const requestHosts = vi.fn(async () => true);
    let runs = 0;
    await show({
      requestHosts,
      async *selfTest() {
        yield ['hosts', runs++ === 0 ? { state: 'wrong', about: 'arxiv.org' } : { state: 'fine' }];
      },
    });
    await click('Run self-test');
    await click('Allow access');
    expect(requestHosts).toHaveBeenCalledOnce();
    expect(statuses()[0]).toBe('Everything works.');
  });
});

describe('the diagnostics', () => {
  it('are shown as they are copied', async () => {
    const copy = vi.fn(async () => undefined);
    await show({ copy });
    await click('Copy diagnostics');
    expect(copy).toHaveBeenCalledWith('Offprint 0.1.0');
    expect(statuses()[1]).toBe('Copied');
    expect(root.querySelector('pre')?.textContent).toBe('Offprint 0.1.0');
    expect(await violations()).toEqual([]);
  });

  it('say where they could not be copied', async () => {
    await show({ copy: () => Promise.reject(new Error('no')) });
    await click('Copy diagnostics');
    expect(statuses()[1]).toContain("didn't copy it");
  });
});
