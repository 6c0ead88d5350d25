import {
  DEMO_PASSWORD,
  type NewStoreRegion,
  type StoreThemeInput,
  type TenantStoreType,
} from '@cityos/contracts'

export const PLATFORM_ADMIN = { email: 'admin@platform.example', password: DEMO_PASSWORD }

/** A store beside the tenant's first one. */
export interface DemoStore {
  name: string
  handle: string
  type: TenantStoreType
  description: string
  theme: StoreThemeInput
  /** A region of its own; without one the store sells where the first does. */
  newRegion?: NewStoreRegion
  /** Handles of what it sells. */
  products: string[]
  shopper: DemoShopper
}

export interface DemoShopper {
  email: string
  city: string
  country_code: string
  sku: string
}

export interface DemoTenant {
  handle: string
  name: string
  adminEmail: string
  /** Price of the first product in minor units of the currency, so that the two shops differ at a glance. */
  basePriceMinor: bigint
  theme: StoreThemeInput
  second: DemoStore
}

export const CURRENCY = 'eur'
/** Every product costs the same figure in pounds, for whoever sells to the United Kingdom. */
export const SECOND_CURRENCY = 'gbp'
export const COUNTRIES = ['de', 'fr', 'nl']
export const CUSTOMER_EMAIL = 'shopper@example.com'

/** Who buys in each tenant's first store. */
export const FIRST_SHOPPER: DemoShopper = {
  email: CUSTOMER_EMAIL,
  city: 'Berlin',
  country_code: 'de',
  sku: 'SHIRT-M',
}

export const DEMO_TENANTS: DemoTenant[] = [
  {
    handle: 'acme',
    name: 'Acme City Market',
    adminEmail: 'admin@acme.example',
    basePriceMinor: 1_900n,
    theme: { preset: 'classic', seo: { title: 'Acme City Market' } },
    second: {
      name: 'Acme Outlet',
      handle: 'acme-outlet',
      type: 'retail',
      description: 'Last season, half the fuss.',
      theme: { preset: 'bold', layout: { header: 'centered', products_per_row: 3 } },
      products: ['city-shirt', 'wool-cap'],
      shopper: { email: 'bargain@example.com', city: 'Lyon', country_code: 'fr', sku: 'CAP-M' },
    },
  },
  {
    handle: 'globex',
    name: 'Globex Outfitters',
    adminEmail: 'admin@globex.example',
    basePriceMinor: 2_450n,
    theme: { preset: 'warm', seo: { title: 'Globex Outfitters' } },
    second: {
      name: 'Globex Pro',
      handle: 'globex-pro',
      type: 'b2b',
      description: 'For teams, in pounds.',
      theme: { preset: 'dark', corner_radius_px: 2 },
      newRegion: {
        name: 'United Kingdom',
        currency_code: 'gbp',
        country_codes: ['gb'],
        shipping_amount_minor: 495,
      },
      products: ['canvas-bag', 'steel-bottle', 'city-shirt'],
      shopper: { email: 'buyer@example.com', city: 'Leeds', country_code: 'gb', sku: 'BAG-ONESIZE' },
    },
  },
]

export interface DemoProduct {
  handle: string
  title: string
  description: string
  sku: string
  sizes: string[]
  /** Added to the tenant's base price, in minor units. */
  surchargeMinor: bigint
}

/** Both tenants sell these under the same handles and SKUs: isolation is what keeps them apart. */
export const DEMO_PRODUCTS: DemoProduct[] = [
  {
    handle: 'city-shirt',
    title: 'City Shirt',
    description: 'Organic cotton, printed in town.',
    sku: 'SHIRT',
    sizes: ['S', 'M', 'L'],
    surchargeMinor: 0n,
  },
  {
    handle: 'canvas-bag',
    title: 'Canvas Bag',
    description: 'Carries a week of groceries.',
    sku: 'BAG',
    sizes: ['One size'],
    surchargeMinor: 600n,
  },
  {
    handle: 'steel-bottle',
    title: 'Steel Bottle',
    description: 'Keeps cold for a day, hot for half of one.',
    sku: 'BOTTLE',
    sizes: ['0.5 l', '1 l'],
    surchargeMinor: 1_100n,
  },
  {
    handle: 'wool-cap',
    title: 'Wool Cap',
    description: 'Knitted for windy bridges.',
    sku: 'CAP',
    sizes: ['M', 'L'],
    surchargeMinor: 350n,
  },
]
