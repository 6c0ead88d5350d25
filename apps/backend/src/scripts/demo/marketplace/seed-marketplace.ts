import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { travelHome, travelTo } from '@cityos/calendar'
import { runInTenant } from '@cityos/medusa-tenancy'
import { listStores } from '../seed-stores'
import { DEMO_MARKETS } from './data'
import { Stage } from './stage'
import { STORIES, type Act } from './story'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

/** How far a tenant's story has come. */
interface Progress {
  /** The day from which it counts back. */
  began: string
  acts: number
}

/**
 * Plays what happened in a tenant's marketplace in the last three months, by the workflows that the APIs and jobs run,
 * at the times at which it happened: every clock of this process tells them. One that was cut off goes on where it
 * was; one that is over is not played again.
 */
export async function seedMarketplace(
  container: MedusaContainer,
  tenant: { id: string; handle: string; admin: { email: string } },
): Promise<void> {
  const [market, story] = [DEMO_MARKETS[tenant.handle], STORIES[tenant.handle]]
  if (!market || !story) return
  await runInTenant(tenant.id, async () => {
    const [store] = await listStores(container)
    const progress = await readProgress(container)
    const began = new Date(progress.began).getTime()
    const wait = (ms: number) => void travelTo(new Date(Date.now() + ms))
    const stage = new Stage(container, {
      ...{ market, wait, store: store! },
      tenant: { ...tenant, adminEmail: tenant.admin.email },
    })
    try {
      for (const [index, [daysAgo, act]] of story.entries()) {
        if (index < progress.acts) continue
        travelTo(timeOf(story, index, daysAgo, began))
        await act(stage)
        await writeProgress(container, { ...progress, acts: index + 1 })
      }
    } finally {
      travelHome()
    }
  })
}

/** Each act of a day comes an hour behind the one before it. */
function timeOf(story: readonly Act[], index: number, daysAgo: number, began: number): Date {
  const hours = story.filter(([day]) => day === daysAgo).indexOf(story[index]!)
  return new Date(began - daysAgo * DAY_MS + hours * HOUR_MS)
}

async function readProgress(container: MedusaContainer): Promise<Progress> {
  const [store] = await container.resolve(Modules.STORE).listStores({})
  const known = store?.metadata?.['demo_marketplace'] as Progress | undefined
  return known ?? { began: new Date().toISOString(), acts: 0 }
}

async function writeProgress(container: MedusaContainer, progress: Progress): Promise<void> {
  const stores = container.resolve(Modules.STORE)
  const [store] = await stores.listStores({})
  await stores.updateStores(store!.id, { metadata: { ...store!.metadata, demo_marketplace: progress } })
}
