/** Pages that a framework really renders on the server and hydrates, or mounts afresh, in the browser. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';
import { demoPapers } from '../demo/papers.ts';

export type Framework = 'svelte' | 'react';

export interface FrameworkOptions {
  readonly framework: Framework;
  /** In place, or, as Hugging Face does, after throwing the server's nodes away. */
  readonly mode: 'hydrate' | 'mount';
  /** Whether elements follow their paper, or are recycled for others. */
  readonly keyed: boolean;
  /** From `load` to the framework's start, ms. */
  readonly delay: number;
}

const folder = import.meta.dirname;

/** Builds one side into `out`. Gives the file. */
async function bundle(
  framework: Framework,
  side: 'client' | 'server',
  out: string,
): Promise<string> {
  const client = framework === 'svelte' ? 'svelte.svelte.js' : 'react.js';
  const entry = join(folder, side === 'client' ? client : `${framework}-server.js`);
  const outDir = join(out, side);
  await build({
    configFile: false,
    root: folder,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [svelte({ configFile: false, compilerOptions: { css: 'injected' } })],
    ...(side === 'server' && { ssr: { noExternal: true } }),
    build: {
      outDir,
      emptyOutDir: true,
      ...(side === 'server'
        ? { ssr: entry }
        : { lib: { entry, formats: ['iife'], name: 'page', fileName: () => 'page.js' } }),
      rollupOptions: { output: { entryFileNames: side === 'server' ? 'page.mjs' : 'page.js' } },
    },
  });
  return join(outDir, side === 'server' ? 'page.mjs' : 'page.js');
}

interface Sides {
  /** What runs in the browser. */
  readonly script: string;
  html(papers: unknown, keyed: boolean): string;
}

/** In a folder of its own: the tests of both browsers build at the same time. */
async function bothSides(framework: Framework): Promise<Sides> {
  const out = mkdtempSync(join(tmpdir(), 'offprint-page-'));
  try {
    const client = await bundle(framework, 'client', out);
    const { html }: Pick<Sides, 'html'> = await import(await bundle(framework, 'server', out));
    return { script: readFileSync(client, 'utf8').replaceAll('</script', '<\\/script'), html };
  } finally {
    rmSync(out, { recursive: true });
  }
}

/** Builds both sides of a framework's page. Gives what makes the page's HTML. */
export async function frameworkPage(
  framework: Framework,
): Promise<(options: Omit<FrameworkOptions, 'framework'>, date: string) => string> {
  const { script, html } = await bothSides(framework);
  return ({ mode, keyed, delay }, date) => {
    const props = JSON.stringify({ dateString: date, dailyPapers: [] }).replaceAll('"', '&quot;');
    const options = JSON.stringify({ papers: demoPapers, mode, keyed, delay }).replaceAll(
      '<',
      '\\u003c',
    );
    return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Daily Papers</title><style>.grid { display: grid; }</style></head>
<body><main><div data-target="DailyPapers" data-props="${props}">${html(demoPapers, keyed)}</div></main>
<script>window.options = ${options}; window.complaints = [];
for (const level of ['error', 'warn']) console[level] = (...words) => complaints.push(words.join(' '));
addEventListener('error', ({ message }) => complaints.push(message));</script><script>${script}</script></body></html>`;
  };
}
