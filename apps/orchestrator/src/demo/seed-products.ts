import { systemClock } from '@cityos/calendar'
import type { DemoFile } from '@cityos/contracts'
import type { Payload, Where } from 'payload'
import type { Stage } from '../i18n/stages'
import type { DemoHands } from './people'
import { demoPicture } from './pictures'
import { DEMO_COMMENT, DEMO_PRODUCTS, DEMO_STAGES } from './products'

type Demo = Pick<DemoFile['tenants'][number], 'id' | 'handle' | 'products'>
interface Step {
  from: Stage | null
  to: Stage
  by: string
  at: string
  comment: string | null
}

/** How content came to where it stands: who took each step, and when. */
const WAYS: Readonly<Record<Stage, readonly Stage[]>> = {
  draft: ['draft'],
  in_review: ['draft', 'in_review'],
  changes_requested: ['draft', 'in_review', 'changes_requested'],
  approved: ['draft', 'in_review', 'approved'],
  published: ['draft', 'in_review', 'approved', 'published'],
}
const HOUR_MS = 3_600_000

/** Content of each of the demo's products, at every stage there is. Safe to repeat. */
export async function seedProducts(payload: Payload, tenant: Demo, hands: DemoHands): Promise<void> {
  for (const [index, { id: productId, handle }] of tenant.products.entries()) {
    const words = DEMO_PRODUCTS[handle]
    const stage = DEMO_STAGES[tenant.handle]?.[handle]
    if (!words || !stage) continue
    const where: Where = { and: [{ tenant: { equals: tenant.id } }, { productId: { equals: productId } }] }
    if ((await payload.db.findOne({ collection: 'product-content', where })) !== null) continue
    const image = await demoPicture(payload, tenant.id, words.picture, words.colours, index)
    const { author, reviewer } = hands
    const steps = stepsTo(stage, hands, index)
    const common = {
      ...{ tenant: tenant.id, productId, stage, author, authors: [author], steps, images: [image] },
      ...(steps.length > 2 && { reviewer }),
      _status: stage === 'published' ? 'published' : 'draft',
    }
    const said = (locale: 'en' | 'ar') => ({
      title: words.title[locale],
      summary: words.summary[locale],
      body: paragraph(words.text[locale], locale),
    })
    const draft = stage !== 'published'
    const { id } = await payload.create({
      collection: 'product-content',
      locale: 'en',
      draft,
      data: { ...common, ...said('en') } as never,
    })
    await payload.update({
      collection: 'product-content',
      id,
      locale: 'ar',
      draft,
      data: { ...common, ...said('ar') } as never,
    })
  }
}

function stepsTo(stage: Stage, { author, reviewer }: DemoHands, index: number): Step[] {
  const way = WAYS[stage]
  const now = systemClock.now().getTime()
  return way.map((to, step) => ({
    from: way[step - 1] ?? null,
    to,
    by: step < 2 ? author : reviewer,
    at: new Date(now - (way.length - step + index) * HOUR_MS).toISOString(),
    comment: to === 'changes_requested' ? DEMO_COMMENT.en : null,
  }))
}

function paragraph(text: string, locale: 'en' | 'ar') {
  const direction = locale === 'ar' ? 'rtl' : 'ltr'
  const plain = { type: 'text', version: 1, text, format: 0, detail: 0, mode: 'normal', style: '' }
  const shape = { direction, format: '', indent: 0, version: 1 }
  return { root: { type: 'root', ...shape, children: [{ type: 'paragraph', ...shape, children: [plain] }] } }
}
