/** Added to the worker of a copy of the extension: answers an empty question, and one that puts one row durably. */
interface Runtime {
  readonly onMessage: {
    addListener(
      listener: (message: unknown, sender: unknown, reply: (answer: unknown) => void) => boolean,
    ): void;
  };
}
const { runtime } = (globalThis as unknown as { readonly chrome: { readonly runtime: Runtime } })
  .chrome;

let opening: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opening ??= new Promise((resolve) => {
    const request = indexedDB.open('bench');
    request.onupgradeneeded = () => request.result.createObjectStore('rows');
    request.onsuccess = () => resolve(request.result);
  });
  return opening;
}

async function put(): Promise<boolean> {
  const tx = (await open()).transaction('rows', 'readwrite', { durability: 'strict' });
  tx.objectStore('rows').put({ time: Date.now() }, 'row');
  return new Promise((resolve) => {
    tx.oncomplete = () => resolve(true);
  });
}

runtime.onMessage.addListener((message, _, reply) => {
  const { bench } = message as { bench?: string };
  if (bench === 'ping') reply(true);
  if (bench === 'put') void put().then(reply);
  return bench === 'put';
});
