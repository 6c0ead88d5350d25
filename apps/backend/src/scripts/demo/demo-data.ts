/** The demo's logins are public knowledge: development only. */
const PASSWORD = 'demo-password'

export const PLATFORM_ADMIN = { email: 'admin@platform.example', password: PASSWORD }

/** What the admin shows the platform's staff; core would call it "Medusa Store". */
export const PLATFORM_NAME = 'CityOS platform'

export interface DemoTenant {
  handle: string
  name: string
  adminEmail: string
  /** Price of the first product in minor units of the currency, so that the two shops differ at a glance. */
  basePriceMinor: bigint
}

export const CURRENCY = 'eur'
export const COUNTRIES = ['de', 'fr', 'nl']
export const CUSTOMER_EMAIL = 'shopper@example.com'

export const DEMO_TENANTS: DemoTenant[] = [
  { handle: 'acme', name: 'Acme City Market', adminEmail: 'admin@acme.example', basePriceMinor: 1_900n },
  { handle: 'globex', name: 'Globex Outfitters', adminEmail: 'admin@globex.example', basePriceMinor: 2_450n },
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
