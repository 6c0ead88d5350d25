import { StoreTheme, type ContentStore } from '@cityos/contracts'
import { seo } from '../seo'
import type { StoreRow } from '../store-of'
import type { Visit } from '../visit'

/** What a store shows of itself: the theme complete, as storefronts draw it. */
export async function storeShown(row: StoreRow, { pictures, speaker: begin }: Visit): Promise<ContentStore> {
  const speaker = begin()
  const { id, handle, name, regional, theme } = row
  return {
    ...{ id, handle, name },
    status: row.status === 'paused' ? 'paused' : 'active',
    theme: StoreTheme.parse(theme?.settings ?? {}),
    regional: {
      default_locale: regional?.defaultLocale ?? null,
      format_locale: regional?.formatLocale ?? null,
      time_zone: regional?.timeZone ?? null,
    },
    seo: await seo(row.seo, speaker, pictures),
    locales: speaker.locales,
  }
}
