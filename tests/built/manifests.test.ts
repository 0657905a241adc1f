/**
 * What the built extension asks its user for, against the list that was reviewed. A permission added later
 * switches the extension off at everybody who has it: this fails on any that is new, and on anything else that is.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultFeedHosts, optionalFeedHosts, originOfHost } from '../../utils/feeds/hosts.ts';
import { allMatches } from '../../utils/sites/sites.ts';
import { filesIn, root, type Target, targets, textsIn } from './archives.ts';

const manifestOf = (target: Target): Record<string, unknown> =>
  JSON.parse(textsIn(target, 'manifest.json').get('manifest.json') ?? '');

const reviewed = (target: Target): unknown =>
  JSON.parse(readFileSync(resolve(root, `tests/expected/manifests/${target}.json`), 'utf8'));

describe.each(targets)('case 51: the manifest for %s', (target) => {
  it('is the one in tests/expected/manifests: change that by hand, with a reviewer', () => {
    const { version, ...manifest } = manifestOf(target);
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(
      manifest,
      `The build asks for something else than what was reviewed. If that is meant, change tests/expected/manifests/${target}.json by hand and have it reviewed: a required permission or host that is new switches the extension off for everyone who has it.`,
    ).toEqual(reviewed(target));
  });

  it('lets no page and no other extension in', () => {
    const manifest = manifestOf(target);
    expect(manifest).not.toHaveProperty('web_accessible_resources');
    expect(manifest).not.toHaveProperty('sandbox');
    expect(manifest['externally_connectable']).toEqual(target === 'chrome' ? {} : undefined);
    expect(manifest['incognito']).toBe('not_allowed');
  });

  it('lets requests go to the hosts of feeds and to Zotero alone, and asks for each beyond the first ones by itself', () => {
    const manifest = manifestOf(target) as Record<string, string[]> & {
      content_security_policy: { extension_pages: string };
    };
    const { extension_pages: policy } = manifest.content_security_policy;
    const allowed = /(?:^|; )connect-src ([^;]*)/.exec(policy)?.[1]?.split(' ') ?? [];
    const hosts = [...defaultFeedHosts, ...optionalFeedHosts];
    // Of this machine, the port of Zotero alone.
    expect(allowed).toEqual([...hosts.map((host) => `https://${host}`), 'http://127.0.0.1:23119']);
    expect(manifest['optional_host_permissions']).toEqual([
      ...optionalFeedHosts.map(originOfHost),
      'http://127.0.0.1/*',
      // Of which only the one site is asked for that the user switches on.
      'https://*/*',
    ]);
  });

  it('has every permission explained in the texts for the stores', () => {
    const { permissions, host_permissions, optional_permissions, optional_host_permissions } =
      manifestOf(target) as Record<string, string[]>;
    const texts = readFileSync(resolve(root, '.stores/permissions.md'), 'utf8');
    const explained = [...texts.matchAll(/^\| `([^`]+)` +\|/gm)].map(([, name]) => name);
    expect(
      explained.toSorted(),
      'Each permission and each host of the manifest has one row in .stores/permissions.md, which says why it is asked: add it, or take it away.',
    ).toEqual(
      [permissions, host_permissions, optional_permissions, optional_host_permissions]
        .flat()
        .toSorted(),
    );
  });

  it('has the summary of the store texts, as short as Chrome wants it', () => {
    const messages: Record<string, { message: string }> = JSON.parse(
      textsIn(target, 'en/messages.json').get('_locales/en/messages.json') ?? '{}',
    );
    const summary = messages['extensionDescription']?.message ?? '';
    expect(summary.length).toBeGreaterThan(20);
    expect(summary.length).toBeLessThanOrEqual(132);
    expect(readFileSync(resolve(root, '.stores/listing.md'), 'utf8')).toContain(`> ${summary}\n`);
  });

  it('has every site named in the description for the stores', () => {
    const listing = readFileSync(resolve(root, '.stores/listing.md'), 'utf8');
    const hosts = allMatches.map((match) => match.slice('https://'.length, -'/*'.length));
    expect(
      hosts.filter((host) => !listing.includes(host.replace(/^(?:\*|www|export)\./, ''))),
      'A site is missing in “Works on” of .stores/listing.md: name it there, with its views.',
    ).toEqual([]);
  });

  it('names only files that are there', () => {
    const manifest = JSON.stringify(manifestOf(target));
    const named = [...manifest.matchAll(/"([\w./-]+\.(?:js|css|html|png))"/g)].map(
      ([, path]) => path,
    );
    expect(named.length).toBeGreaterThan(8);
    const files = filesIn(target);
    expect(named.filter((path) => path && !files.has(path))).toEqual([]);
  });
});
