/** Damage to the files of the library's database, done while the browser is closed. */
import {
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { inFirefox } from './launch.ts';

export interface Fault {
  readonly name: string;
  /** Damages the files of a profile. Throws if there is nothing to damage. */
  readonly strike: (profile: string) => void;
}

const garbage = (length: number) => Buffer.alloc(length, 'garbage ');

const overwrite = (path: string): void => writeFileSync(path, garbage(statSync(path).size));

const halve = (path: string): void => truncateSync(path, statSync(path).size >> 1);

const flip =
  (where: number) =>
  (path: string): void => {
    const bytes = readFileSync(path);
    const at = Math.floor(bytes.length * where);
    bytes.writeUInt8(bytes.readUInt8(at) ^ 0xff, at);
    writeFileSync(path, bytes);
  };

/** The files in a folder whose names match. */
function filesIn(folder: string, pattern: RegExp): string[] {
  const found = readdirSync(folder).filter((name) => pattern.test(name));
  if (found.length === 0) throw new Error(`nothing like ${pattern} in ${folder}`);
  return found.map((name) => join(folder, name));
}

/** Chromium keeps all databases of an extension in one LevelDB. */
function levelDb(profile: string): string {
  const [folder = ''] = filesIn(
    join(profile, 'Default/IndexedDB'),
    /^chrome-extension_.*\.leveldb$/,
  );
  return folder;
}

const inLevelDb =
  (pattern: RegExp, damage: (path: string) => void) =>
  (profile: string): void =>
    filesIn(levelDb(profile), pattern).forEach(damage);

const log = /\.log$/;
const chromiumFaults: readonly Fault[] = [
  {
    name: 'the folder removed',
    strike: (profile) => rmSync(levelDb(profile), { recursive: true }),
  },
  { name: 'MANIFEST gone', strike: inLevelDb(/^MANIFEST/, unlinkSync) },
  { name: 'the log truncated', strike: inLevelDb(log, halve) },
  { name: 'the log emptied', strike: inLevelDb(log, (path) => truncateSync(path, 0)) },
  { name: 'the log removed', strike: inLevelDb(log, unlinkSync) },
  { name: 'the log garbled', strike: inLevelDb(log, overwrite) },
  {
    name: 'the log zeroed',
    strike: inLevelDb(log, (path) => writeFileSync(path, Buffer.alloc(statSync(path).size))),
  },
  { name: 'a byte flipped early in the log', strike: inLevelDb(log, flip(0.1)) },
  { name: 'a byte flipped amid the log', strike: inLevelDb(log, flip(0.5)) },
  { name: 'a byte flipped at the end of the log', strike: inLevelDb(log, flip(0.999)) },
  { name: 'MANIFEST garbled', strike: inLevelDb(/^MANIFEST/, overwrite) },
  { name: 'MANIFEST truncated', strike: inLevelDb(/^MANIFEST/, halve) },
  { name: 'MANIFEST emptied', strike: inLevelDb(/^MANIFEST/, (path) => truncateSync(path, 0)) },
  { name: 'CURRENT garbled', strike: inLevelDb(/^CURRENT$/, overwrite) },
  { name: 'CURRENT gone', strike: inLevelDb(/^CURRENT$/, unlinkSync) },
  { name: 'everything garbled', strike: inLevelDb(/^(?!LOCK)/, overwrite) },
];

/** Firefox keeps one SQLite file per database; those of `storage.local` are in another folder. */
function sqliteFolder(profile: string): string {
  const origins = join(profile, 'storage/default');
  const [folder = ''] = filesIn(origins, /^moz-extension\+\+\+[^^]*$/);
  return join(folder, 'idb');
}

/** The library's own; tests of the extension's storage create no others. */
const sqlite = (profile: string): string[] => filesIn(sqliteFolder(profile), /\.sqlite$/);

const inSqlite =
  (damage: (path: string) => void) =>
  (profile: string): void =>
    sqlite(profile).forEach(damage);

const page = 4_096;
const firefoxFaults: readonly Fault[] = [
  {
    name: 'the folder removed',
    strike: (profile) => rmSync(sqliteFolder(profile), { recursive: true }),
  },
  { name: 'the file garbled', strike: inSqlite(overwrite) },
  { name: 'the file truncated', strike: inSqlite(halve) },
  { name: 'the file removed', strike: inSqlite(unlinkSync) },
  { name: 'the file emptied', strike: inSqlite((path) => truncateSync(path, 0)) },
  { name: 'only the first page left', strike: inSqlite((path) => truncateSync(path, page)) },
  {
    name: 'the last page cut off',
    strike: inSqlite((path) => truncateSync(path, statSync(path).size - page)),
  },
  {
    name: 'a page cut in two',
    strike: inSqlite((path) => truncateSync(path, statSync(path).size - page / 2)),
  },
  { name: 'the header garbled', strike: inSqlite((path) => overwritePart(path, 0, 100)) },
  { name: 'the first page garbled', strike: inSqlite((path) => overwritePart(path, 0, page)) },
  { name: 'the second page garbled', strike: inSqlite((path) => overwritePart(path, page, page)) },
  {
    name: 'the middle garbled',
    strike: inSqlite((path) => overwritePart(path, statSync(path).size >> 1, page)),
  },
  {
    name: 'the second half garbled',
    strike: inSqlite((path) =>
      overwritePart(path, statSync(path).size >> 1, statSync(path).size >> 1),
    ),
  },
  {
    name: 'the second half zeroed',
    strike: inSqlite((path) => zeroPart(path, statSync(path).size >> 1, statSync(path).size >> 1)),
  },
  {
    name: 'bytes flipped all over',
    strike: inSqlite((path) => {
      for (let where = 0.05; where < 1; where += 0.1) flip(where)(path);
    }),
  },
  {
    name: 'a log of garbage beside it',
    strike: inSqlite((path) => writeFileSync(`${path}-wal`, garbage(10_000))),
  },
];

function overwritePart(path: string, from: number, length: number): void {
  const bytes = readFileSync(path);
  garbage(length).copy(bytes, from);
  writeFileSync(path, bytes);
}

function zeroPart(path: string, from: number, length: number): void {
  const bytes = readFileSync(path);
  bytes.fill(0, from, from + length);
  writeFileSync(path, bytes);
}

/** Sixteen for the browser of this run. */
export const faults: readonly Fault[] = inFirefox ? firefoxFaults : chromiumFaults;

/**
 * Firefox keeps the metadata of a profile's whole storage in one file, and rebuilds a garbled one. If the file names an
 * unknown version, neither store opens; with the old file back, both do. Returns a function that puts it back.
 */
export function breakAllStorage(profile: string): () => void {
  const file = join(profile, 'storage.sqlite');
  const before = readFileSync(file);
  const bytes = Buffer.from(before);
  // SQLite's `user_version`. https://www.sqlite.org/fileformat.html#user_version_number
  bytes.writeUInt32BE(0x7f_00_00_00, 60);
  writeFileSync(file, bytes);
  return () => writeFileSync(file, before);
}

/** Every file of the library's database and its shadow, with its content. */
export function storedBytes(profile: string): Record<string, string> {
  const origins = join(profile, 'storage/default');
  return Object.fromEntries(
    readdirSync(origins, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.parentPath.includes('moz-extension'))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path, readFileSync(path).toString('base64')]),
  );
}

/** Names of the existing files, for messages. */
export const listed = (profile: string): string =>
  (inFirefox ? readdirSync(sqliteFolder(profile)) : readdirSync(levelDb(profile)))
    .map((name) => basename(name))
    .join(' ');
