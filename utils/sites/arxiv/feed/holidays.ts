/**
 * Days on which arXiv may announce nothing although they are no weekend: https://info.arxiv.org/help/availability.html
 * names them for each year. Most are holidays of the United States, at whose evening or eve no announcement is made. A
 * day too many here hides a warning, a day too few shows a needless one: neither costs a paper.
 */
const day = 24 * 3_600_000;

/** The date of the nth weekday of a month, counted from its end where n is negative. 0 is Sunday. */
function nthWeekday(year: number, month: number, weekday: number, n: number): number {
  const first = Date.UTC(year, n > 0 ? month : month + 1, 1);
  const ahead = (weekday - new Date(first).getUTCDay() + 7) % 7;
  return first + (ahead + 7 * (n > 0 ? n - 1 : n)) * day;
}

function holidaysOf(year: number): readonly number[] {
  const thanksgiving = nthWeekday(year, 10, 4, 4);
  return [
    ...[Date.UTC(year, 0, 1), nthWeekday(year, 0, 1, 3)],
    ...[nthWeekday(year, 4, 1, -1), Date.UTC(year, 5, 19), Date.UTC(year, 6, 4)],
    ...[nthWeekday(year, 8, 1, 1), thanksgiving, thanksgiving + day],
    ...[24, 25, 26, 30, 31].map((date) => Date.UTC(year, 11, date)),
  ];
}

/**
 * Whether arXiv may have announced nothing for the document of a day, `YYYY-MM-DD`: that day, or its eve, is a holiday.
 */
export function mayPause(date: string): boolean {
  const time = Date.parse(date);
  const year = new Date(time).getUTCFullYear();
  const holidays = new Set([year - 1, year].flatMap(holidaysOf));
  // A holiday on a weekend is observed on the Friday before or the Monday after.
  return [-2, -1, 0, 1].some((off) => {
    const near = time + off * day;
    const isWeekend = [0, 6].includes(new Date(near).getUTCDay());
    return holidays.has(near) && (off === 0 || off === -1 || isWeekend);
  });
}
