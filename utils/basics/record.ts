/** The members of an object that came from outside; none of what isn't one. */
export const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' ? { ...value } : {};
