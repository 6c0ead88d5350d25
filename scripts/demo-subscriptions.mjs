/**
 * Plays twelve months of subscriptions in the demo's first tenant, over HTTP: before it has any, its time begins a year
 * ago, goes from one thing that somebody does to the next, billing what is due in between, and ends now. One that was cut
 * off goes on where it was, without going back in time; one that is over is not played again. `npm start` does it once.
 * `npm run demo:subscriptions`
 */
import { Client, Refusal } from './demo/client.mjs'
import { readDemo } from './demo/read-demo.mjs'
import { SubscriptionStage } from './demo/subscription-stage.mjs'
import { storyUntil } from './demo/subscription-story.mjs'

const CLOCK = '/admin/subscription-clock'
/** In the metadata of the tenant's store, as the marketplace's story does. */
const KEY = 'demo_subscriptions'

async function play() {
  const demo = readDemo()
  const [tenant] = demo.tenants
  const here = new Client(demo.backend, { host: `${tenant.host}:${new URL(demo.backend).port}` })
  const stage = new SubscriptionStage(here, tenant)
  await stage.open()
  const { admin } = stage
  const progress = await readProgress(admin)
  const story = storyUntil(new Date(progress.began))
  if (progress.acts >= story.length) return console.log('They are there already.')
  const isEmpty = !(await stage.subscriptions()).length
  if (!isEmpty && !progress.acts)
    return console.log('There are others already: nothing is played among them.')
  if (isEmpty) await admin.post(CLOCK, { to: story[0].at.toISOString() })

  for (const [index, { at, says, act }] of story.entries()) {
    if (index < progress.acts) continue
    await moveTo(admin, at)
    await act(stage)
    await writeProgress(admin, { ...progress, acts: index + 1 })
    console.log(`${at.toISOString().slice(0, 10)}   ${says}`)
  }
  await moveTo(admin, new Date())
  const statuses = {}
  for (const { status } of await stage.subscriptions()) statuses[status] = (statuses[status] ?? 0) + 1
  console.log(
    Object.entries(statuses)
      .map(([status, count]) => `${count} ${status}`)
      .join(', '),
  )
}

/** Forward alone: where it is later already, by as little as lets the jobs run. */
async function moveTo(admin, at) {
  const { subscription_clock: clock } = await admin.get(CLOCK)
  const next = new Date(new Date(clock.now).getTime() + 1_000)
  await admin.post(CLOCK, { to: (next < at ? at : next).toISOString() })
}

async function readProgress(admin) {
  const { metadata } = await readStore(admin)
  return metadata?.[KEY] ?? { began: new Date().toISOString(), acts: 0 }
}

async function writeProgress(admin, progress) {
  const { id, metadata } = await readStore(admin)
  await admin.post(`/admin/stores/${id}`, { metadata: { ...metadata, [KEY]: progress } })
}

async function readStore(admin) {
  const { stores } = await admin.get('/admin/stores?limit=1&fields=id,metadata')
  return stores[0]
}

try {
  await play()
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error)
  process.exitCode = 1
}
