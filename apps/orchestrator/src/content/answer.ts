import { createHash } from 'node:crypto'

/** Raised when the shape of answers changes, so that what browsers keep of an older one is not confirmed. */
const SHAPE = 1
const PUBLIC = 'public, max-age=0, s-maxage=60, stale-while-revalidate=600'
const OWN = 'private, no-cache'
const NEVER = 'private, no-store'

export interface Facts {
  /** The state of the content. */
  version: string
  /** What else decides the answer: address, languages, store, who asks. */
  about: readonly unknown[]
  /** Whether nobody in particular asks, so that caches on the way may keep the answer. */
  anonymous: boolean
  /** Whether the address says the language, so that the reader's own does not matter. */
  localeNamed: boolean
  draft: boolean
}

function etagOf({ version, about }: Facts): string {
  const text = JSON.stringify([SHAPE, version, ...about])
  return `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`
}

/** Whether the reader has this very answer already. */
export function holds(headers: Headers, etag: string): boolean {
  const strong = (tag: string) => tag.trim().replace(/^W\//, '')
  return (headers.get('if-none-match') ?? '').split(',').some((tag) => strong(tag) === strong(etag))
}

export function headersFor(facts: Facts): Headers {
  const headers = new Headers({
    'cache-control': facts.draft ? NEVER : facts.anonymous ? PUBLIC : OWN,
    vary: [...(facts.localeNamed ? [] : ['Accept-Language']), 'Authorization', 'X-Api-Key', 'X-Tenant'].join(
      ', ',
    ),
    // Published content is everybody's, and no cookie opens anything here.
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'Content-Language, ETag',
  })
  if (!facts.draft) headers.set('etag', etagOf(facts))
  return headers
}
