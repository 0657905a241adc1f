/**
 * The file that a library is exported to and restored from: one JSON document in UTF-8, whole without Offprint.
 *
 *     {
 *     "format": "offprint-library",
 *     "version": 2,
 *     "createdAt": "2026-11-23T08:15:00.000Z",
 *     "generator": "Offprint 0.1.0",
 *     "counts": { "papers": 2, "seen": 2, "aliases": 0 },
 *     "settings": { … },
 *     "papers": [
 *     {"id":"arxiv:2603.03283","marks":{"read":{"value":true,"time":1795422900000,"by":"hand","action":"…"}}, …},
 *     …
 *     ],
 *     "seen": [
 *     ["arxiv:2603.03283",1795422900000],
 *     …
 *     ],
 *     "aliases": [],
 *     "sha256": "…"
 *     }
 *
 * - `papers`: every paper with a mark, a tag, a note or an opening. Marks that were taken back stand there with `value: false` and
 *   their time, and so do `tags`; a `note` that was taken away has an empty text. `queued.position` is the position in the queue, a fractional key that sorts as text. `details`, `listing`
 *   and `counted` are there where the library keeps them.
 * - `seen`: when the entry of a paper was first on screen, ms since 1970; negative: shown as new again, then.
 * - `aliases`: what was said of an id and others, in the rows of each: one paper, or (`value: false`) taken apart by the
 *   user; `by: "hand"`: the user said that they are one. Of links that contradict each other some do not hold; they stand
 *   here all the same.
 * - `sha256`: of the settings, then of every row of `papers`, `seen` and `aliases`, each written as `JSON.stringify`
 *   does and followed by a line feed. So an editor's line ends and indents do no harm.
 *
 * The weekly file is the same, compressed by gzip.
 *
 * Not in it: the history of actions, visits, and what concerns one browser only (reminders, the weekly file).
 */

export const formatName = 'offprint-library';
export const formatVersion = 2;
/** The versions that are read. Version 1 had neither tags nor notes. */
export const versions = [1, formatVersion] as const;

/** Files larger than this, bytes, are refused. A million seen papers and ten thousand with abstracts are 60 MB. */
export const sizeLimit = 200_000_000;
