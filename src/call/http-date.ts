// Dates in HTTP, RFC 9110 section 5.6.7.

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const time = '([01]\\d|2[0-3]):([0-5]\\d):([0-5]\\d)';
const fixdate = new RegExp(`^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\\d\\d) ([A-Z][a-z]{2}) (\\d{4}) ${time} GMT$`);

/** Reads the one form that servers send, IMF-fixdate. Epoch milliseconds; `null` for anything else. */
export function readHttpDate(text: string): number | null {
  const [, day, monthName = '', year, hours, minutes, seconds] = fixdate.exec(text.trim()) ?? [];
  const month = months.indexOf(monthName) + 1;
  if (month === 0 || Number(day) < 1 || Number(day) > 31) return null;
  const days = daysUntil(Number(year), month, Number(day));
  return (((days * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
}

/** Days from 1970-01-01 to a day of the Gregorian calendar; years are counted from March, so that the leap day is last. */
function daysUntil(year: number, month: number, day: number): number {
  const years = month > 2 ? year : year - 1;
  const monthsSinceMarch = (month + 9) % 12;
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  return years * 365 + leapDays + Math.floor((153 * monthsSinceMarch + 2) / 5) + day - 719_469;
}
