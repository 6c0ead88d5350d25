/** Markup that may stand in a page as it is. */
class Markup {
  constructor(readonly text: string) {}
}
export type { Markup }

type Part = Markup | string | number | null | undefined | false | readonly Part[]

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escape = (text: string) => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign]!)

function written(part: Part): string {
  if (part === null || part === undefined || part === false) return ''
  if (Array.isArray(part)) return part.map(written).join('')
  return part instanceof Markup ? part.text : escape(String(part))
}

/** A template whose values are text, whatever they hold; lists are joined, and nothing is nothing. */
export const html = (strings: TemplateStringsArray, ...parts: Part[]): Markup =>
  new Markup(strings.reduce((text, string, index) => text + written(parts[index - 1]) + string))

/** What a converter of Payload's has made: markup already. */
export const made = (text: string): Markup => new Markup(text)
