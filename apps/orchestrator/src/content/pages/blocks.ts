import type { ContentBlock } from '@cityos/contracts'
import type { Pictures } from '../pictures'
import { richText } from '../rich-text'
import type { Speaker } from '../speaker'

/** A block as the database holds it: `collections/Pages/blocks.ts`. */
export interface BlockRow extends Record<string, unknown> {
  blockType: string
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** A block as it is answered; null for one that has nothing to show. */
export async function block(
  row: BlockRow,
  speaker: Speaker,
  pictures: Pictures,
): Promise<ContentBlock | null> {
  switch (row.blockType) {
    case 'hero': {
      const image = await pictures(row['image'], speaker)
      return { type: 'hero', heading: text(row['heading']) ?? '', text: text(row['text']), image }
    }
    case 'text': {
      const body = richText(row['body'])
      return body && { type: 'text', body }
    }
    case 'gallery': {
      const images = await Promise.all(list(row['images']).map((image) => pictures(image, speaker)))
      return { type: 'gallery', images: images.filter((image) => image !== null) }
    }
    case 'products':
      return { type: 'products', heading: text(row['heading']), handles: list(row['handles']).map(String) }
    case 'questions': {
      const entries = list(row['entries']) as { question?: unknown; answer?: unknown }[]
      return {
        type: 'questions',
        entries: entries.map(({ question, answer }) => ({
          question: text(question) ?? '',
          answer: text(answer) ?? '',
        })),
      }
    }
    default:
      return null
  }
}
