/** Something that happens again and again, to wait for. */
export function createBell() {
  let coming = Promise.withResolvers<void>();
  return {
    /** It happens: resolves what waits, and nothing that begins to wait after. */
    ring(): void {
      coming.resolve();
      coming = Promise.withResolvers();
    },
    /** Resolves when it happens next. */
    next: (): Promise<void> => coming.promise,
  };
}
