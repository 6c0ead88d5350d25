import { randomBytes } from 'node:crypto'
import { isContentLocale } from '../locales'
import type { Endpoint, PayloadRequest } from 'payload'
import { idOf } from '../../access/id-of'
import { CodedError } from '../../http/error'
import { menu } from '../menu'
import { page, type PageRow } from '../pages/page'
import { product, type ProductRow } from '../products/product'
import { tenantOf } from '../site/tenant'
import { storeShown } from '../site/store'
import { visit } from '../visit'
import { draftFor, type Draft } from './draft'
import { problemDocument, previewDocument } from './html/document'

/** `GET /api/content/preview?token=…`: a draft as a page for people, with what the content API answers about it. */
export const shownEndpoint: Endpoint = {
  path: '/content/preview',
  method: 'get',
  handler: async (req) => {
    const nonce = randomBytes(16).toString('base64')
    const given = req.searchParams.get('locale') ?? undefined
    const locale = given !== undefined && isContentLocale(given) ? given : undefined
    try {
      const draft = await draftFor(req, req.searchParams.get('token') ?? '')
      const { html, pictures } = await shown(req, draft, locale, nonce)
      return answer(html, 200, nonce, pictures)
    } catch (error) {
      if (!(error instanceof CodedError)) throw error
      return answer(problemDocument(error.code, locale ?? 'en', nonce), error.status, nonce, '')
    }
  },
}

async function shown(
  req: PayloadRequest,
  { collection, tenant: id, row }: Draft,
  locale: string | undefined,
  nonce: string,
) {
  const store = idOf(row['store']) ?? undefined
  const entered = await visit(req, { locale, store }, id)
  const speaker = entered.speaker()
  const [tenant, shop, items, thing] = await Promise.all([
    tenantOf(entered),
    entered.store && storeShown(entered.store, entered),
    menu(entered.store?.navigation, speaker, entered.paths),
    collection === 'pages'
      ? page(row as unknown as PageRow, entered)
      : product(row as unknown as ProductRow, entered),
  ])
  const open = `/api/content/preview/open?${new URLSearchParams({ collection, id: thing.id }).toString()}`
  const token = req.searchParams.get('token') ?? ''
  const html = previewDocument({
    tenant,
    store: shop,
    items,
    thing,
    locale: entered.locales[0]!,
    open,
    token,
    nonce,
  })
  return { html, pictures: entered.origin }
}

/** Nothing from elsewhere but the tenant's own pictures, and framed by the editor alone. */
function answer(html: string, status: number, nonce: string, pictures: string): Response {
  const policy = [
    "default-src 'none'",
    `img-src ${pictures || "'none'"}`,
    `style-src 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ].join('; ')
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'cache-control': 'private, no-store',
    'x-robots-tag': 'noindex',
    'referrer-policy': 'no-referrer',
  }
  return new Response(html, { status, headers })
}
