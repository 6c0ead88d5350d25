import { ACME, GLOBEX, type World } from './world'

export const DEMO_HANDLES = ['canvas-bag', 'city-shirt', 'steel-bottle', 'wool-cap']

/** The demo's content in both tenants, as `npm start` brings it in after Medusa has told its ids. */
export async function seedDemo(world: World): Promise<void> {
  const tenants = Object.entries({ acme: ACME, globex: GLOBEX }).map(([handle, id]) => {
    const login = { email: `admin@${handle}.example`, password: 'x' }
    const host = `${handle}.localhost`
    const store = { id: world.storeOf(id), handle, name: handle, host, publishableKey: 'pk' }
    const products = DEMO_HANDLES.map((product) => ({ id: productId(handle, product), handle: product }))
    return { id, handle, host, publishableKey: 'pk', admin: login, vendors: [], stores: [store], products }
  })
  await world.server.call('seedDemo', tenants)
}

export const productId = (tenant: string, handle: string) => `prod_${tenant}${handle.replace('-', '')}`
