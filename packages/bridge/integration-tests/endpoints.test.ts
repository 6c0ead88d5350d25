import { TestClock } from '@cityos/calendar'
import { verify } from '@cityos/webhooks'
import {
  addEndpoint,
  cancelWaiting,
  changeEndpoint,
  checkAddress,
  deliver,
  findDelivery,
  findEndpoint,
  keptAs,
  listDeliveries,
  listEndpoints,
  newSecret,
  openerOf,
  ping,
  previousSecretUntil,
  relay,
  removeEndpoint,
  rotated,
  type SendOptions,
} from '@cityos/bridge'
import { Side } from './side'

const KEYS = [{ id: 'k1', key: Buffer.alloc(32, 1) }]
const BRIDGE = [{ id: 'b1', key: Buffer.alloc(32, 2) }]
const HOUR_MS = 3_600_000
let side: Side
let clock: TestClock
let posted: SendOptions[]
beforeAll(async () => {
  side = await Side.start('product')
})
afterAll(() => side?.stop())
beforeEach(async () => {
  clock = new TestClock('2026-03-01T00:00:00Z')
  posted = []
  await side.sql('truncate webhook_endpoint, sync_delivery, sync_outbox, sync_entity, thing cascade')
})

const now = () => clock.now()
const openSecrets = openerOf({ bridgeKeys: BRIDGE, sealingKeys: KEYS, now })
const inTx = <T>(work: Parameters<typeof side.db.transaction<T>>[0]) => side.db.transaction(work)
const go = async () => {
  await relay(side.db, { source: side, now })
  const post = (options: SendOptions) => Promise.resolve((posted.push(options), { status: 200 }))
  return deliver(side.db, { now, openSecrets, allowPrivate: false, userAgent: 'test', post })
}
const add = async (id: string, { tenantId = 'acme', events = ['*'] } = {}) => {
  const { secret, kept } = newSecret(id, KEYS)
  const endpoint = { id, tenantId, url: `https://${id}.example`, description: null, events, secrets: kept }
  await inTx((tx) => addEndpoint(tx, endpoint, now()))
  return secret
}
const proves = (secret: string, { headers, body } = posted.at(-1)!) =>
  Boolean(verify({ secrets: [secret], headers, body, now: now() }))

it('an endpoint gets what it asks for, signed with the secret that was shown once', async () => {
  const secret = await add('one', { events: ['product.created'] })
  await add('foreign', { tenantId: 'globex' })
  await side.write('acme', 'a', 'first')
  await go()
  await side.write('acme', 'a', 'second')
  await go()
  expect(posted.map(({ url }) => url)).toEqual(['https://one.example'])
  expect(proves(secret)).toBe(true)
  const [row] = await side.sql<{ secrets: unknown }>('select secrets from webhook_endpoint')
  expect(JSON.stringify(row)).not.toContain(secret)
})

it('after a rotation two secrets sign until the older ends', async () => {
  const first = await add('one')
  const second = newSecret('one', KEYS)
  const until = new Date(now().getTime() + HOUR_MS)
  await inTx(async (tx) => {
    const before = (await findEndpoint(tx, 'acme', 'one', { lock: true }))!
    const secrets = rotated(before.secrets as never, second.kept, until, now())
    expect(previousSecretUntil(secrets, now())).toEqual(until)
    await changeEndpoint(tx, 'one', { secrets }, now())
  })
  await side.write('acme', 'a', 'x')
  await go()
  expect([proves(first), proves(second.secret)]).toEqual([true, true])
  clock.advance(HOUR_MS)
  await side.write('acme', 'a', 'y')
  await go()
  expect(() => proves(first)).toThrow()
  expect(proves(second.secret)).toBe(true)
})

it('a sealed secret opens for its own endpoint alone', async () => {
  const kept = keptAs('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'one', KEYS)
  expect(openSecrets(kept)).toEqual(['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'])
  expect(() => openSecrets({ ...kept, for: 'two' })).toThrow()
})

it('a ping is delivered beside whatever waits', async () => {
  await add('one')
  const id = await inTx((tx) =>
    ping(tx, { endpointId: 'one', tenantId: 'acme', event: 'webhook.ping', now: now() }),
  )
  await go()
  expect(JSON.parse(posted[0]!.body)).toMatchObject({ event: 'webhook.ping', data: { endpoint_id: 'one' } })
  const mine = await inTx((tx) => findDelivery(tx, { tenantId: 'acme', id }))
  expect(mine).toMatchObject({ state: 'delivered', last_status: 200 })
  expect(await inTx((tx) => findDelivery(tx, { tenantId: 'globex', id }))).toBeUndefined()
  expect(await inTx((tx) => findDelivery(tx, { tenantId: undefined, id }))).toMatchObject({
    tenant_id: 'acme',
  })
})

it('one that is switched off gets nothing of what waited', async () => {
  await add('one')
  await side.write('acme', 'a', 'x')
  await relay(side.db, { source: side, now })
  expect(await inTx((tx) => findEndpoint(tx, 'acme', 'one'))).toMatchObject({ waiting: 1 })
  await inTx(async (tx) => {
    await changeEndpoint(tx, 'one', { state: 'disabled', description: 'off' }, now())
    await cancelWaiting(tx, 'one')
  })
  await side.write('acme', 'a', 'y')
  await go()
  expect(posted).toEqual([])
  expect(await inTx((tx) => findEndpoint(tx, 'acme', 'one'))).toMatchObject({
    state: 'disabled',
    description: 'off',
    events: ['*'],
    waiting: 0,
  })
})

it('lists are of one tenant or of all, newest first, and go on where they stopped', async () => {
  await add('one')
  await add('foreign', { tenantId: 'globex' })
  await side.connect('acme', { kind: 'bridge' })
  for (const id of ['a', 'b', 'c']) {
    await side.write('acme', id, id)
    await relay(side.db, { source: side, now })
  }
  const list = (filter: object) =>
    inTx((tx) => listDeliveries(tx, { tenantId: 'acme', kind: 'tenant', most: 2, ...filter }))
  const first = await list({})
  expect(first.map(({ entity_id: id }) => id)).toEqual(['c', 'b'])
  const rest = await list({ before: first[1]!.position })
  expect(rest.map(({ entity_id: id }) => id)).toEqual(['a'])
  expect(await list({ entityId: 'b', state: 'queued', event: 'product.created' })).toHaveLength(1)
  expect(await list({ endpointId: 'foreign' })).toEqual([])
  await side.write('globex', 'd', 'd')
  await relay(side.db, { source: side, now })
  const ofAll = await list({ tenantId: undefined })
  expect(ofAll.map(({ tenant_id: tenant, entity_id: id }) => [tenant, id])).toEqual([
    ['globex', 'd'],
    ['acme', 'c'],
  ])
  expect((await inTx((tx) => listEndpoints(tx, 'acme'))).map(({ id }) => id)).toEqual(['one'])
  await inTx((tx) => removeEndpoint(tx, 'one'))
  expect(await list({})).toEqual([])
})

it.each([
  'http://8.8.8.8/x',
  'https://127.0.0.1/x',
  'https://[::1]/',
  'https://10.1.2.3',
  'https://localhost/',
])('messages are not sent to %s', async (url) => {
  await expect(checkAddress(url, false)).rejects.toThrow(/^must begin|not public/)
  await expect(checkAddress(url, true)).resolves.toBeUndefined()
})

it('a name that leads nowhere yet may be kept', () =>
  expect(checkAddress('https://nowhere.invalid/x', false)).resolves.toBeUndefined())
