import { NotSaved } from '../../backup/weekly';
import { browser } from '../browser';

/** Saving takes seconds; after this long, ms, it counts as failed. */
const patience = 120_000;
const interval = 200;
/** The most bytes in a `data:` address: Chromium copies it many times, and crashes over 100 MB. */
const addressLimit = 32_000_000;

/** Saves a file under a name in the user's downloads, overwriting an existing one. Rejects with `NotSaved`. */
export async function saveDownload(file: Blob, filename: string): Promise<void> {
  if (!(await browser.permissions.contains({ permissions: ['downloads'] })))
    throw new NotSaved('permission');
  const { url, release } = await addressOf(file);
  try {
    const options = { url, filename, conflictAction: 'overwrite', saveAs: false } as const;
    const id = await browser.downloads.download(options).catch((cause: unknown) => {
      throw new NotSaved('refused', cause);
    });
    await finished(id);
  } finally {
    release();
  }
}

/** Chromium's worker can't make a blob's address; Firefox can't download from a `data:` address. */
async function addressOf(file: Blob): Promise<{ url: string; release: () => void }> {
  if (typeof URL.createObjectURL === 'function') {
    const url = URL.createObjectURL(file);
    return { url, release: () => URL.revokeObjectURL(url) };
  }
  if (file.size > addressLimit) throw new NotSaved('too large');
  const reader = new FileReader();
  const url = await new Promise<string>((resolve, reject) => {
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(new NotSaved('interrupted', reader.error));
    reader.readAsDataURL(file);
  });
  return { url, release: () => undefined };
}

/** Resolves once a download is on the disk. */
async function finished(id: number): Promise<void> {
  const end = Date.now() + patience;
  for (;;) {
    const [item] = await browser.downloads.search({ id });
    if (item?.state === 'complete') return;
    if (item?.state !== 'in_progress' || Date.now() > end)
      throw new NotSaved(item?.error === 'FILE_NO_SPACE' ? 'full' : 'interrupted');
    await new Promise((resolve) => setTimeout(resolve, interval));
  }
}
