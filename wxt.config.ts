import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import preact from '@preact/preset-vite';
import { minify } from 'terser';
import type { Plugin } from 'vite';
import { defineConfig } from 'wxt';
import { requiredHosts } from './utils/browser/permissions/required-hosts';
import { zoteroAddress, zoteroOrigin } from './utils/citations/zotero/zotero-address';
import { defaultFeedHosts, optionalFeedHosts, originOfHost } from './utils/feeds/hosts';
import type { SiteAbout } from './utils/sites/about';
import { allSites } from './utils/sites/sites';

/**
 * Shortcuts that work on any page; users change them where their browser lists shortcuts. Alt+Shift, because
 * Ctrl and Ctrl+Shift with letters belong to browsers and to Zotero (Ctrl+Shift+S). Of Alt+Shift, Chromium has
 * A, B, C, I, N (split view), P (tab group), T, W, X and Z, Firefox none but what a page itself chose
 * (`accesskey`): so O for Offprint and J, the key of "next" on listings, not N.
 */
const commands = {
  _execute_action: {
    suggested_key: { default: 'Alt+Shift+O' },
    description: '__MSG_shortcutOpen__',
  },
  'queue-paper': {
    suggested_key: { default: 'Alt+Shift+Q' },
    description: '__MSG_shortcutQueue__',
  },
  'read-paper': {
    suggested_key: { default: 'Alt+Shift+M' },
    description: '__MSG_shortcutRead__',
  },
  'next-new': {
    suggested_key: { default: 'Alt+Shift+J' },
    description: '__MSG_shortcutNextNew__',
  },
  // Chromium suggests at most four keys, so the user chooses this one.
  'open-library': { description: '__MSG_shortcutLibrary__' },
};

/** The CSP enforces our promise: the extension loads nothing from elsewhere, and contacts only the hosts of feeds. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  `connect-src ${[...[...defaultFeedHosts, ...optionalFeedHosts].map((host) => `https://${host}`), zoteroAddress].join(' ')}`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  // We never turn text into markup, so no Trusted Types policy may be created at all.
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** The oldest versions in which everything works; CONTRIBUTING says what decides them. */
const chrome = '126';
const firefox = '148';

/** The scripts that pages load without being asked to: what they weigh, each page pays for. */
const oftenInPages = /^(?:content-scripts\/|(?:any-page|page-parts|page-reader|links)\.js$)/;

/**
 * A second pass over the bundler's minified output: each minifier finds savings that the other misses. It saves half a
 * kilobyte of the 20 that a content script may weigh. Of our own pages it saves nothing, and takes most of a build's time.
 */
const secondPass = (): Plugin => ({
  name: 'offprint:second-pass',
  apply: 'build',
  enforce: 'post',
  async generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      const isContentScript = chunk.fileName.startsWith('content-scripts/');
      const options = {
        ecma: 2022,
        // No function of a page's script is called with `new`, or asks for its `arguments`.
        compress: { passes: 3, unsafe_arrows: isContentScript },
      } as const;
      // A content script once more: what was inlined leaves names behind, 40 bytes of them.
      const times = isContentScript ? 2 : oftenInPages.test(chunk.fileName) ? 1 : 0;
      for (let time = 0; time < times; time++) {
        const { code } = await minify(chunk.code, options);
        if (code) chunk.code = code;
      }
      // Temml holds this in a pattern; Chromium injects no script with it, as that were no UTF-8.
      chunk.code = chunk.code.replaceAll('\uffff', '\\uffff');
    }
  },
});

/**
 * The content script of a site, with only that site's reader. Its patterns are literals, because everything that a
 * content script imports for its options ends up in its bundle.
 */
const siteScript = ({ name, matches }: SiteAbout): string =>
  `import { defineContentScript } from 'wxt/utils/define-content-script';
import '../../components/page/stand/on-page.css';
import { runOnSite } from '../../components/page/run-on-site';
import { reader } from '../../utils/sites/${name}/reader';

export default defineContentScript({
  matches: ${JSON.stringify(matches)},
  runAt: 'document_end',
  main: (ctx) => runOnSite(reader, ctx),
});
`;

export default defineConfig({
  imports: false,
  hooks: {
    // `imports: false` still imports any name that matches one of WXT's own: a method called `storage` triggered it.
    'config:resolved'({ config }) {
      config.imports.presets = [];
      config.imports.imports = [];
    },
    // One content script for each site of the registry, in addition to `entrypoints/`. Sorted by name, as WXT orders
    // files.
    'entrypoints:found'({ config }, found) {
      const folder = join(config.wxtDir, 'sites');
      mkdirSync(folder, { recursive: true });
      for (const site of allSites.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
        const inputPath = join(folder, `${site.name}.content.ts`);
        writeFileSync(inputPath, siteScript(site));
        found.push({ name: site.name, inputPath, type: 'content-script' });
      }
    },
  },
  manifestVersion: 3,
  zip: {
    // Stored, not deflated: deflate's output differs between machines and versions of zlib.
    compressionLevel: 0,
    // What the build reads, without stray files; the rest is in the repository.
    includeSources: [
      '{entrypoints,components,utils,public}/**',
      '{wxt.config,tsconfig,package,package-lock}.{ts,json}',
      '{README,CONTRIBUTING,CHANGELOG,SECURITY,PRIVACY}.md',
      'LICENSE',
    ],
  },
  // The manifest's minimum versions: nothing is transpiled for older ones (`light-dark()` alone was 1 kB).
  vite: ({ browser, mode }) => ({
    plugins: [preact(), mode === 'production' && secondPass()],
    resolve: {
      // In development and in production: WXT's own context ends at an event that any page can send.
      alias: {
        'wxt/utils/content-script-context': resolve(
          import.meta.dirname,
          'components/page/scripts/script-context.ts',
        ),
      },
    },
    build: {
      target: browser === 'firefox' ? `firefox${firefox}` : `chrome${chrome}`,
      // All these browsers preload modules natively; the polyfill would hold the only `fetch`.
      modulePreload: { polyfill: false },
    },
  }),
  manifest: ({ browser, mode }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    permissions: [
      'storage',
      'unlimitedStorage',
      'alarms',
      'contextMenus',
      'scripting',
      'activeTab',
    ],
    // Required from the first day: a host added later disables the extension.
    host_permissions: [...requiredHosts],
    optional_permissions: ['notifications', 'downloads'],
    // Requested one by one: when the user follows a feed there, saves to Zotero, or wants Offprint on a site. Of the last, only
    // that one site is asked for.
    optional_host_permissions: [
      ...optionalFeedHosts.map(originOfHost),
      zoteroOrigin,
      'https://*/*',
    ],
    incognito: 'not_allowed',
    action: { default_title: '__MSG_extensionName__' },
    omnibox: { keyword: 'op' },
    commands,
    // The development server needs its own connections and inline scripts.
    ...(mode === 'production' && {
      content_security_policy: { extension_pages: contentSecurityPolicy },
    }),
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'offprint@offprint.invalid',
              strict_min_version: `${firefox}.0`,
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : {
          minimum_chrome_version: chrome,
          // Shuts out other extensions, which may connect when the key is absent.
          externally_connectable: {},
        }),
  }),
});
