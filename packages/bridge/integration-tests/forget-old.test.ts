import { forgetOld } from '@cityos/bridge'
import { Side } from './side'

const BEFORE = new Date('2026-03-01T00:00:00Z')
const OLD = '2026-02-28T23:59:59Z'
let side: Side
beforeAll(async () => {
  side = await Side.start('page')
  await side.connect('acme')
  await side.listenTo('acme', ['product'])
})
afterAll(() => side?.stop())
beforeEach(() => side.sql('truncate sync_delivery, sync_inbox, sync_conflict'))

const deliveries = (
  states: string[],
  { occurred = OLD, delivered = null }: { occurred?: string; delivered?: string | null } = {},
) =>
  side.sql(
    `insert into sync_delivery (id, endpoint_id, tenant_id, event, entity, entity_id, version, body, occurred_at, state,
                                next_attempt_at, delivered_at)
     select gen_random_uuid(), (select id from webhook_endpoint), 'acme', 'page.updated', 'page', 'a', 1, '{}', $2, state,
            now(), $3 from unnest($1::text[]) state`,
    [states, occurred, delivered],
  )
const messages = (states: string[], entityId = 'a', received = OLD) =>
  side.sql(
    `insert into sync_inbox (source_id, message_id, tenant_id, event, entity, entity_id, version, body, state,
                             next_attempt_at, received_at)
     select 'from_acme', gen_random_uuid(), 'acme', 'product.updated', 'product', $2, 1, '{}', state, now(), $3
       from unnest($1::text[]) state`,
    [states, entityId, received],
  )
const conflict = (entityId: string, state: string, found = OLD, tenantId = 'acme') =>
  side.sql(
    `insert into sync_conflict (tenant_id, entity, entity_id, version, held_hash, told_hash, told, source_id, message_id,
                                state, found_at)
     values ($4, 'product', $1, 1, 'x', 'y', '{}', 'from_acme', 'm', $2, $3)`,
    [entityId, state, found, tenantId],
  )
const left = async (table: string) =>
  (await side.sql<{ state: string }>(`select state from ${table} order by state`)).map(({ state }) => state)

it('forgets deliveries that ended, and none that waits or was given up', async () => {
  await deliveries(['delivered', 'superseded', 'canceled', 'queued', 'sending', 'retrying', 'dead'])
  expect(await forgetOld(side.db, BEFORE)).toBe(3)
  expect(await left('sync_delivery')).toEqual(['dead', 'queued', 'retrying', 'sending'])
})

it('forgets a delivery as long after it was delivered, however old its news were', async () => {
  await deliveries(['delivered'], { delivered: BEFORE.toISOString() })
  await deliveries(['superseded'], { occurred: BEFORE.toISOString() })
  expect(await forgetOld(side.db, BEFORE)).toBe(0)
})

it('forgets messages that were worked on, and none that waits or was given up', async () => {
  await messages(['applied', 'stale', 'duplicate', 'conflict', 'received', 'dead'])
  await messages(['applied'], 'a', BEFORE.toISOString())
  expect(await forgetOld(side.db, BEFORE)).toBe(4)
  expect(await left('sync_inbox')).toEqual(['applied', 'dead', 'received'])
})

it('keeps an open conflict with both of its states, and forgets them when it has ended', async () => {
  await messages(['applied', 'conflict'])
  await messages(['applied'], 'other')
  await conflict('a', 'open')
  // Of somebody else's thing by the same name.
  await conflict('other', 'open', OLD, 'globex')
  expect(await forgetOld(side.db, BEFORE)).toBe(1)
  expect([await left('sync_conflict'), await left('sync_inbox')]).toEqual([
    ['open', 'open'],
    ['applied', 'conflict'],
  ])
  await side.sql(`update sync_conflict set state = 'kept', resolved_at = now()`)
  expect(await forgetOld(side.db, BEFORE)).toBe(4)
})

it('forgets conflicts that have ended, each when it is old', async () => {
  await conflict('a', 'taken')
  await conflict('b', 'overtaken', BEFORE.toISOString())
  expect(await forgetOld(side.db, BEFORE)).toBe(1)
  expect(await left('sync_conflict')).toEqual(['overtaken'])
})

it('goes on until nothing old is left', async () => {
  await side.sql(
    `insert into sync_conflict (tenant_id, entity, entity_id, version, held_hash, told_hash, told, source_id, message_id,
                                state, found_at)
     select 'acme', 'product', 'p' || n, 1, 'x', 'y', '{}', 's', 'm', 'kept', $1 from generate_series(1, 5001) n`,
    [OLD],
  )
  expect(await forgetOld(side.db, BEFORE)).toBe(5_001)
})
