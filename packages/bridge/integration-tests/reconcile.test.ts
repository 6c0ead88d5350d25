import { TestClock } from '@cityos/calendar'
import { apply, deliver, heldStates, reconcile, relay } from '@cityos/bridge'
import { wayTo } from './network'
import { openSecrets, Side } from './side'

let left: Side
let right: Side
const clock = new TestClock('2026-03-01T00:00:00Z')
const now = () => clock.now()
beforeAll(async () => {
  left = await Side.start('product')
  right = await Side.start('page')
  await left.connect('acme')
  await right.listenTo('acme', ['product'])
})
afterAll(async () => {
  await left?.stop()
  await right?.stop()
})
beforeEach(async () => {
  await left.sql('truncate thing, sync_outbox, sync_entity, sync_delivery')
  await right.sql('truncate mirror, applied, sync_inbox, sync_entity, sync_conflict')
  for (let n = 0; n < 25; n++) await left.write('acme', `p${n}`, `name ${n}`)
  await run()
})

async function run(): Promise<void> {
  const { post } = wayTo(right, now, () => undefined)
  const options = { now, openSecrets, allowPrivate: false, userAgent: 'test', post }
  for (let done = 1; done;) {
    done = await relay(left.db, { source: left, now })
    done += await deliver(left.db, options)
    done += await apply(right.db, { sink: right, now })
  }
}

const compare = (options: { dryRun?: boolean; after?: string; onPage?: () => void } = {}) =>
  reconcile(left.db, {
    source: left,
    tenantId: 'acme',
    entity: 'product',
    held: (after, most) => heldStates(right.db, { tenantId: 'acme', entity: 'product', after, most }),
    now,
    page: 10,
    ...options,
  })
const expectEqual = async () => expect(await right.mirrored()).toEqual(await left.things())

it('finds nothing where there is nothing, and tells nothing', async () => {
  expect(await compare()).toEqual({ checked: 25, missing: 0, different: 0, extra: 0 })
  expect(await left.sql('select * from sync_outbox')).toEqual([])
  await expectEqual()
})

it('repairs what never arrived, what is different and what should not be there', async () => {
  await right.sql(`delete from mirror where id = 'p3'; delete from sync_entity where entity_id = 'p3'`)
  await right.sql(
    `update mirror set name = 'lost' where id = 'p4'; update sync_entity set held_hash = 'lost' where entity_id = 'p4'`,
  )
  // Changed past the outbox, as by somebody with a database console.
  await left.sql(`update thing set name = 'by hand' where id = 'p24'; delete from thing where id = 'p5'`)
  const found = { checked: 25, missing: 1, different: 2, extra: 1 }
  expect(await compare({ dryRun: true })).toEqual(found)
  expect(await left.sql('select * from sync_outbox')).toEqual([])
  expect(await compare()).toEqual(found)
  await run()
  await expectEqual()
  expect(await compare()).toMatchObject({ missing: 0, different: 0, extra: 0 })
})

it('brings a side that came out of an older backup up to date, whichever it is', async () => {
  await left.sql('create table kept as select * from sync_entity')
  for (const name of ['newer', 'newest']) {
    await left.write('acme', 'p1', name)
    await run()
  }
  // The owner forgets; its next versions are older than what is held.
  await left.sql('truncate sync_entity')
  await left.sql('insert into sync_entity select * from kept')
  await left.sql('drop table kept')
  await left.sql(`update thing set name = 'name 1' where id = 'p1'`)
  await left.write('acme', 'p1', 'after the backup')
  await run()
  expect(await right.mirrored()).not.toEqual(await left.things())
  await compare()
  await run()
  await expectEqual()
})

it('may be stopped and goes on where it was', async () => {
  await right.sql('truncate mirror, sync_entity, applied')
  const pages: string[] = []
  await compare({
    onPage: ({ after }: { after: string }) => {
      pages.push(after)
      if (pages.length === 1) throw new Error('stopped')
    },
  } as never).catch(() => {})
  expect(await compare({ after: pages[0]! })).toMatchObject({ checked: 15, missing: 15 })
  await run()
  await expectEqual()
})
