import type { ContentRichText } from '@cityos/contracts'
import { convertLexicalToHTML } from '@payloadcms/richtext-lexical/html'
import { sanitizeUrl } from 'payload/shared'

/** Lexical's own form, and the HTML that Payload makes of it. An address that would run a script leads nowhere. */
export function richText(value: unknown): ContentRichText | null {
  if (!value || typeof value !== 'object' || !('root' in value)) return null
  const lexical = harmless(value) as ContentRichText['lexical']
  return { lexical, html: convertLexicalToHTML({ data: lexical as never, disableContainer: true }) }
}

function harmless(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(harmless)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      name === 'url' && typeof inner === 'string' ? sanitizeUrl(inner) : harmless(inner),
    ]),
  )
}
