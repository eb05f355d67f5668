const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** A local day or an instant with its local offset, in full: `Friday 4 December 2026`. */
export const sayDate = (iso: string): string => {
  const day = new Date(`${iso.slice(0, 10)}T00:00:00Z`)
  return `${weekdays[day.getUTCDay()]} ${day.getUTCDate()} ${months[day.getUTCMonth()]} ${day.getUTCFullYear()}`
}

/** The end of a limit: its day, and the time too where it is not the end of the day. */
export const sayDue = (due: string): string => {
  const time = due.slice(11, 16)
  return time === '23:59' ? sayDate(due) : `${time} on ${sayDate(due)}`
}
