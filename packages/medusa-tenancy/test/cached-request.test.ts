import { cachedRequest } from '../src/catalogue-cache/cached-request'
import { storeProductRoutes } from '../src/catalogue-cache/cached-routes'

const of = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
  cachedRequest({ method, url, headers }, storeProductRoutes, 'connect.sid')

describe('which requests are answered from the cache', () => {
  it.each(['/store/products', '/store/products?limit=2', '/store/products/prod_01ABC?fields=id'])(
    '%s',
    (url) => {
      expect(of(url)?.dependence).toBe('catalogue')
      expect(of(url, {}, 'HEAD')?.dependence).toBe('catalogue')
    },
  )

  it.each([
    '/store/products/',
    '/store/products/featured',
    '/store/products/prod_1/reviews',
    '/store/products/prod_1%2F..',
    '/STORE/products',
    '//store/products',
    '/store/product-categories',
    '/admin/products',
    'http://elsewhere/store/products',
  ])('not %s: another route may answer it', (url) => expect(of(url)).toBeUndefined())

  it('not a POST', () => expect(of('/store/products', {}, 'POST')).toBeUndefined())

  it.each([
    ['somebody signed in by token', '/store/products', { authorization: 'Bearer x' }],
    ['somebody signed in by session', '/store/products', { cookie: 'a=b; connect.sid=s%3Ax' }],
    ['a session with a space before its =', '/store/products', { cookie: 'connect.sid =s%3Ax' }],
    ['staff that names a tenant', '/store/products', { 'x-tenant': 'acme' }],
    ['a cart', '/store/products?region_id=r&cart_id=c', {}],
    ['a cart in disguise', '/store/products?cart%5Fid=c', {}],
    ['a query that is not UTF-8', '/store/products?q=%E0%A4%A', {}],
    ['a body', '/store/products', { 'content-length': '2' }],
    ['a body of unknown length', '/store/products', { 'transfer-encoding': 'chunked' }],
  ])('%s is answered by Medusa', (_name, url, headers) => {
    expect(of(url, headers as Record<string, string>)?.dependence).toBe('bypass')
  })

  it('other cookies do not matter', () => {
    expect(of('/store/products', { cookie: 'consent=yes' })?.dependence).toBe('catalogue')
  })

  it.each([
    'fields=%2Bvariants.inventory_quantity',
    'fields=+variants.inventory_quantity',
    'fields=*variants.inventory%5Fitems.inventory.location_levels',
    'fields[]=variants.manage_inventory',
    'order=variants.Inventory_Quantity',
    'fields=**',
  ])('%s depends on stock', (query) => {
    expect(of(`/store/products?${query}`)?.dependence).toBe('stock')
  })

  it('all that an answer depends on is in the key', () => {
    const base = {
      host: 'a.example',
      'x-publishable-api-key': 'pk_1',
      origin: 'https://a',
      'x-medusa-locale': 'de',
    }
    const keys = [
      of('/store/products', base),
      of('/store/products?', base),
      of('/store/products?limit=1', base),
      ...Object.keys(base).map((name) => of('/store/products', { ...base, [name]: 'other' })),
      of('/store/products', { ...base, origin: '' }),
      of('/store/products', { host: 'a.example' }),
    ].map((request) => request?.key)
    expect(new Set(keys).size).toBe(keys.length)
    expect(of('/store/products', { ...base, 'user-agent': 'x' })?.key).toBe(keys[0])
  })
})
