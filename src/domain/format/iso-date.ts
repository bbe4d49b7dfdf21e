/** Whether a text is a date of ISO 8601: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, a day that exists. */
export function isIsoDate(text: string): boolean {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text) ?? [];
  const time = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !!year && !Number.isNaN(time.getTime()) && time.getUTCDate() === Number(day);
}

/** The calendar day of `date` where the person is, as `YYYY-MM-DD`. */
export function isoDay(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
