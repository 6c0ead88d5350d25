/** How long somebody may still act, in the two largest units that say it: `2 h 05 min`, `12 min`, `0:42`. */
export function timeLeft(seconds: number): {
  unit: 'hours' | 'minutes' | 'seconds'
  values: Record<string, string>
} {
  const two = (value: number) => String(value).padStart(2, '0')
  const minutes = Math.floor(seconds / 60)
  if (minutes >= 60) {
    return { unit: 'hours', values: { hours: String(Math.floor(minutes / 60)), minutes: two(minutes % 60) } }
  }
  if (minutes >= 2) return { unit: 'minutes', values: { minutes: String(minutes) } }
  return { unit: 'seconds', values: { minutes: String(minutes), seconds: two(seconds % 60) } }
}
