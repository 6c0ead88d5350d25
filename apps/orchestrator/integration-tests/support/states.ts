/** What Medusa says of things, as far as a test does not care. */
export const tenantState = (handle: string, more: object = {}) => ({
  handle,
  name: handle.toUpperCase(),
  status: 'active',
  tier: 'growth',
  currency_codes: ['sar'],
  default_currency_code: 'sar',
  locales: ['ar-SA'],
  default_locale: 'ar-SA',
  time_zone: 'Asia/Riyadh',
  domains: [
    { host: handle, kind: 'subdomain', status: 'verified' },
    { host: `www.${handle}.example`, kind: 'custom', status: 'verified', store_id: null },
  ],
  ...more,
})

export const storeState = (more: object = {}) => ({
  handle: 'main',
  name: 'Main',
  type: 'retail',
  status: 'active',
  sales_channel_id: 'sc_1',
  region_ids: ['reg_1'],
  ...more,
})

export const productState = (more: object = {}) => ({
  title: 'Dates',
  subtitle: null,
  description: 'Sweet',
  handle: 'dates',
  status: 'published',
  thumbnail: null,
  vendor_id: null,
  sales_channel_ids: ['sc_1'],
  variants: [
    {
      id: 'variant_1',
      title: '1 kg',
      sku: 'D1',
      prices: [{ currency_code: 'sar', amount: '12.5' }],
      available: 3,
    },
  ],
  ...more,
})

export const vendorState = (more: object = {}) => ({
  handle: 'grove',
  name: 'Grove',
  status: 'approved',
  description: null,
  logo: null,
  country: 'sa',
  ...more,
})
