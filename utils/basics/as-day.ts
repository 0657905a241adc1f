/** `12 Jun 2017` or `2017/06/12` as a day, `2017-06-12`. Nothing if the text is no date. */
export function asDay(date: string): string | undefined {
  const time = Date.parse(`${date} UTC`);
  return time ? /^\d{4}-\d\d-\d\d/.exec(new Date(time).toISOString())?.[0] : undefined;
}
