import { saveSettings } from '../../src/modules/payout/store/settings'
import { generateNow } from '../../src/workflows/payout/generate/generate-now'
import { runSchedules } from '../../src/workflows/payout/generate/run-schedules'
import { executeDue } from '../../src/workflows/payout/process/execute-due'
import { PayoutDatabase } from './payout-database'

let world: PayoutDatabase
beforeAll(async () => {
  world = await PayoutDatabase.start()
  await world.db.transaction((trx) => saveSettings(trx, '', { schedule: { kind: 'daily', hour: 3 } }))
})
afterEach(() => world.audit())
afterAll(() => world?.stop())

const DAY_MS = 86_400_000
const nextDay = () => world.clock.advance(DAY_MS)

const payoutsOf = (vendorId: string) =>
  world.owner<{ id: string; amount_minor: string; currency_code: string; status: string; reasons: string[] }>(
    `select id, amount_minor, currency_code, status, reasons from payout where vendor_id = $1 order by id`,
    [vendorId],
  )
const amounts = async (vendorId: string) =>
  (await payoutsOf(vendorId)).map(({ amount_minor, currency_code }) => `${amount_minor} ${currency_code}`)

it('pays everything available in each currency, once', async () => {
  const vendor = await world.vendor()
  for (const amount of [1_000n, 2_345n, 1n]) await world.earn(vendor, amount)
  await world.earn(vendor, 77n, 'jpy')
  nextDay()
  expect(await runSchedules(world.context())).toBe(2)
  expect(await runSchedules(world.context())).toBe(0)
  expect(await amounts(vendor)).toEqual(['3346 eur', '77 jpy'])
  expect(await world.balances(vendor)).toMatchObject({ available: 0n, in_transit: 3_346n })
})

it('a second payout pays what came since, and not what the first has paid', async () => {
  const vendor = await world.vendor()
  await world.earn(vendor, 500n)
  nextDay()
  await runSchedules(world.context())
  await world.earn(vendor, 20n)
  nextDay()
  await runSchedules(world.context())
  expect(await amounts(vendor)).toEqual(['500 eur', '20 eur'])
})

it('waits for the next time of the schedule, however often it is asked', async () => {
  nextDay()
  await runSchedules(world.context())
  const vendor = await world.vendor()
  await world.earn(vendor, 500n)
  expect(await runSchedules(world.context())).toBe(0)
  nextDay()
  expect(await runSchedules(world.context())).toBe(1)
})

it.each([
  ['a suspended vendor', { status: 'suspended' }],
  ['a vendor nobody knows yet', { kyc_status: 'pending' }],
  ['the tenant’s own', { is_house: true }],
])('leaves %s out', async (_who, over) => {
  const vendor = await world.vendor(over)
  await world.earn(vendor, 500n)
  nextDay()
  await runSchedules(world.context())
  expect(await amounts(vendor)).toEqual([])
  expect(await world.balances(vendor)).toMatchObject({ available: 500n })
  await world.owner(`update vendor set is_house = false, status = 'terminated' where id = $1`, [vendor])
})

it('pays who was terminated by hand, when somebody names it and says why, however little it is', async () => {
  const vendor = await world.vendor({ status: 'terminated' })
  const paidBy = (method: 'manual' | 'sandbox') =>
    world.db.transaction((trx) => saveSettings(trx, vendor, { method, minimums: { eur: 1_000 } }))
  const pay = (reason?: string) => generateNow(world.context(), vendor, undefined, reason)
  await world.earn(vendor, 5n)
  await paidBy('sandbox')
  expect((await pay('its last money')).left_out).toMatchObject([{ reasons: ['vendor_not_approved'] }])
  await paidBy('manual')
  nextDay()
  await runSchedules(world.context())
  expect((await pay()).left_out).toMatchObject([{ reasons: ['vendor_not_approved'] }])
  expect(await amounts(vendor)).toEqual([])

  const { payout_ids } = await pay('its last money')
  expect(await world.owner(`select note from payout where id = $1`, [payout_ids[0]])).toEqual([
    { note: 'its last money' },
  ])
  await executeDue(world.context())
  expect((await payoutsOf(vendor))[0]).toMatchObject({ amount_minor: '5', status: 'in_transit' })
})

it('keeps a vendor’s own schedule, minimum and stop', async () => {
  const [manual, least, stopped] = [await world.vendor(), await world.vendor(), await world.vendor()]
  await world.db.transaction(async (trx) => {
    await saveSettings(trx, manual, { schedule: { kind: 'manual' } })
    await saveSettings(trx, least, { minimums: { eur: 501 } })
    await saveSettings(trx, stopped, { on_hold: true, on_hold_reason: 'audit' })
  })
  for (const vendor of [manual, least, stopped]) await world.earn(vendor, 500n)
  nextDay()
  await runSchedules(world.context())
  expect(await Promise.all([manual, least, stopped].map(amounts))).toEqual([[], [], []])
  await world.earn(least, 1n)
  nextDay()
  await runSchedules(world.context())
  expect(await amounts(least)).toEqual(['501 eur'])
})

it('takes debts off first, also when nothing is left to pay', async () => {
  const [rich, poor] = [await world.vendor(), await world.vendor()]
  for (const vendor of [rich, poor]) await world.owe(vendor, 300n)
  await world.earn(rich, 1_000n)
  await world.earn(poor, 100n)
  nextDay()
  await runSchedules(world.context())
  expect(await amounts(rich)).toEqual(['700 eur'])
  expect(await world.balances(rich)).toMatchObject({ available: 0n, receivable: 0n, in_transit: 700n })
  expect(await amounts(poor)).toEqual([])
  expect(await world.balances(poor)).toMatchObject({ available: 0n, receivable: -200n })
})

it('eight processes at once make one payout for each vendor', async () => {
  const vendors = await Promise.all(Array.from({ length: 40 }, () => world.vendor()))
  for (const vendor of vendors) await world.earn(vendor, 10n)
  nextDay()
  await Promise.all(Array.from({ length: 8 }, () => runSchedules(world.context())))
  expect(await Promise.all(vendors.map(amounts))).toEqual(vendors.map(() => ['10 eur']))
})

it('a fresh install pays an eligible vendor by itself, and the money arrives', async () => {
  const vendor = await world.vendor()
  await world.earn(vendor, 4_200n)
  nextDay()
  await runSchedules(world.context())
  await executeDue(world.context())
  expect((await payoutsOf(vendor))[0]).toMatchObject({ status: 'in_transit' })
  world.clock.advance(3_600_000)
  await executeDue(world.context())
  const [payout] = await payoutsOf(vendor)
  expect(payout).toMatchObject({ status: 'paid', amount_minor: '4200' })
  expect(await world.balances(vendor)).toMatchObject({ available: 0n, in_transit: 0n })
  expect(world.told.filter(({ id }) => id === payout!.id).map(({ event }) => event)).toEqual([
    ...['payout.created', 'payout.processing', 'payout.in_transit', 'payout.paid'],
  ])
})

it('holds a payout whose vendor was suspended before it was sent', async () => {
  const vendor = await world.vendor()
  await world.earn(vendor, 5n)
  nextDay()
  await runSchedules(world.context())
  await world.owner(`update vendor set status = 'suspended' where id = $1`, [vendor])
  await executeDue(world.context())
  expect((await payoutsOf(vendor))[0]).toMatchObject({ status: 'held', reasons: ['vendor_not_approved'] })
})
