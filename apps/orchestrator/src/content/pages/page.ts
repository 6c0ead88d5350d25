import type { ContentPage, ContentPageSummary } from '@cityos/contracts'
import { idOf } from '../../access/id-of'
import { seo } from '../seo'
import { translationsOf, type Localized, type Speaker } from '../speaker'
import type { SeoRow } from '../store-of'
import type { Visit } from '../visit'
import { block, type BlockRow } from './blocks'

/** A page, or a version of one, with all its languages. */
export interface PageRow {
  [name: string]: unknown
  id: string
  tenant: unknown
  store?: unknown
  path: string
  title: Localized<string>
  layout?: Localized<BlockRow[]>
  seo?: SeoRow
  updatedAt: string
}

export async function pageSummary(
  row: PageRow,
  visit: Visit,
  speaker: Speaker = visit.speaker(),
): Promise<ContentPageSummary> {
  return {
    id: row.id,
    path: row.path ?? '',
    store_id: idOf(row.store),
    title: speaker.say(row.title) ?? '',
    seo: await seo(row.seo, speaker, visit.pictures),
    updated_at: new Date(row.updatedAt).toISOString(),
    locales: speaker.locales,
    translations: translationsOf(row.title),
  }
}

export async function page(row: PageRow, visit: Visit): Promise<ContentPage> {
  const speaker = visit.speaker()
  const rows = speaker.say(row.layout) ?? []
  const [summary, blocks] = await Promise.all([
    pageSummary(row, visit, speaker),
    Promise.all(rows.map((one) => block(one, speaker, visit.pictures))),
  ])
  return { ...summary, locales: speaker.locales, blocks: blocks.filter((one) => one !== null) }
}
