import type { CreateCommissionRuleInput, UpdatePayoutSettings } from '@cityos/contracts'

/** What a vendor of the demo sells; prices in minor units of euros. */
export interface DemoGoods {
  title: string
  sku: string
  priceMinor: number
  stock?: number
}

export interface DemoVendor {
  handle: string
  name: string
  description: string
  legalName: string
  /** What the vendor reaches when it joins; what becomes of it later is in the story. */
  joins: 'approved' | 'submitted' | 'rejected'
  goods: readonly DemoGoods[]
  payouts?: UpdatePayoutSettings
}

/** A rule of the demo; `vendor` by handle. */
export type DemoRule = Omit<CreateCommissionRuleInput, 'vendor_id'> & { vendor?: string }

export interface DemoMarket {
  commissionTaxBps: number
  payouts: UpdatePayoutSettings
  rules: readonly DemoRule[]
  vendors: readonly DemoVendor[]
}

const currencies = (amount_minor: number) =>
  ['eur', 'gbp'].map((currency_code) => ({ currency_code, amount_minor }))
const tables = (...tiers: [number, number][]) =>
  ['eur', 'gbp'].map((currency_code) => ({
    ...{ currency_code, tiers: tiers.map(([from_minor, rate_bps]) => ({ from_minor, rate_bps })) },
  }))

/** How the vendors of each of the demo's tenants are charged and paid, by handle of the tenant. */
export const DEMO_MARKETS: Readonly<Record<string, DemoMarket>> = {
  acme: {
    commissionTaxBps: 1_900,
    payouts: {
      schedule: { kind: 'weekly', weekday: 1, hour: 3 },
      hold_days: 7,
      reserve_bps: 500,
      reserve_days: 60,
    },
    rules: [
      { name: 'Everybody: 12 %', terms: { kind: 'percentage', rate_bps: 1_200 } },
      {
        ...{ name: 'Handling: 0.30 a piece', stack_group: 'handling', only_listed_currencies: true },
        terms: { kind: 'flat', per: 'unit', amounts: currencies(30) },
      },
      {
        ...{ name: 'Green Grocers: less the more they sell in a month', vendor: 'green-grocers' },
        terms: {
          kind: 'tiered',
          basis: 'volume',
          mode: 'marginal',
          tables: tables([0, 1_000], [20_000, 800]),
        },
      },
      {
        ...{
          name: 'Old Town Books: 15 %, shipping too, at most 10.00',
          vendor: 'old-town-books',
          charge_shipping: true,
        },
        terms: { kind: 'percentage', rate_bps: 1_500 },
        limits: [{ currency_code: 'eur', minimum_minor: 50, maximum_minor: 1_000 }],
      },
    ],
    vendors: [
      {
        ...{
          handle: 'green-grocers',
          name: 'Green Grocers',
          legalName: 'Green Grocers GmbH',
          joins: 'approved',
        },
        description: 'Vegetables from around the city, boxed in the morning.',
        goods: [
          { title: 'Vegetable Box', sku: 'GREEN-BOX', priceMinor: 3_200 },
          { title: 'Honey from the Roof', sku: 'GREEN-HONEY', priceMinor: 1_150 },
        ],
      },
      {
        ...{
          handle: 'old-town-books',
          name: 'Old Town Books',
          legalName: 'Old Town Books e.K.',
          joins: 'approved',
        },
        description: 'Maps and second-hand books. Paid by hand at the counter.',
        goods: [{ title: 'City Atlas', sku: 'BOOKS-ATLAS', priceMinor: 4_800 }],
        payouts: { method: 'manual' },
      },
      {
        ...{
          handle: 'sunday-bakery',
          name: 'Sunday Bakery',
          legalName: 'Sunday Bakery GbR',
          joins: 'submitted',
        },
        ...{ description: 'Waits for its approval.', goods: [] },
      },
    ],
  },
  globex: {
    commissionTaxBps: 2_000,
    payouts: { schedule: { kind: 'biweekly', weekday: 3, hour: 4, anchor: '2026-01-07' }, hold_days: 10 },
    rules: [
      {
        name: 'Everybody: dear things bear less',
        terms: { kind: 'tiered', basis: 'price', mode: 'whole', tables: tables([0, 1_500], [5_000, 1_000]) },
      },
    ],
    vendors: [
      {
        ...{
          handle: 'harbour-crafts',
          name: 'Harbour Crafts',
          legalName: 'Harbour Crafts B.V.',
          joins: 'approved',
        },
        description: 'Ropes, knots and what becomes of driftwood.',
        goods: [
          { title: 'Driftwood Lamp', sku: 'HARBOUR-LAMP', priceMinor: 6_900 },
          { title: 'Rope Basket', sku: 'HARBOUR-BASKET', priceMinor: 2_400 },
        ],
      },
      {
        ...{ handle: 'north-looms', name: 'North Looms', legalName: 'North Looms ApS', joins: 'approved' },
        description: 'Blankets. Suspended: parcels came late.',
        goods: [{ title: 'Wool Blanket', sku: 'LOOMS-BLANKET', priceMinor: 8_900 }],
      },
      {
        ...{ handle: 'tin-toys', name: 'Tin Toys', legalName: 'Tin Toys Ltd', joins: 'rejected' },
        ...{ description: 'Was asked for better papers.', goods: [] },
      },
    ],
  },
}
