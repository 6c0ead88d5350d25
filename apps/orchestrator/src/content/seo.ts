import type { ContentSeo } from '@cityos/contracts'
import type { Pictures } from './pictures'
import type { Speaker } from './speaker'
import type { SeoRow } from './store-of'

export async function seo(
  row: SeoRow | null | undefined,
  speaker: Speaker,
  pictures: Pictures,
): Promise<ContentSeo> {
  return {
    title: speaker.say(row?.title),
    description: speaker.say(row?.description),
    image: await pictures(row?.image, speaker),
    hidden: row?.hidden === true,
  }
}
