/** What a spreadsheet would take for a formula: such a text gets an apostrophe before it, as its own export would. */
const FORMULA = /^[=+\-@\t\r]/

/** A text that is a number: `{ number: '-12.30' }` stays as it is. */
type Field = string | number | bigint | { number: string } | null

/** One line of RFC 4180. Numbers stay as they are; nothing is an empty field. */
export function csvLine(values: readonly Field[]): string {
  return `${values.map(field).join(',')}\r\n`
}

function field(value: Field): string {
  if (value === null) return ''
  if (typeof value === 'object') return value.number
  if (typeof value !== 'string') return String(value)
  const text = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
