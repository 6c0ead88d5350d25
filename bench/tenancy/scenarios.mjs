/*
 * What is measured. A shop is { headers, region, products: [{ id, variants }], shippingOption }; `n` counts the
 * requests of a round, so that both sides ask for exactly the same things in the same order. `input` is what the round
 * was given for this request: a completion gets the cart that an earlier round has filled.
 */
const ADDRESS = {
  first_name: 'Ada',
  last_name: 'Byron',
  address_1: '1 Main Street',
  city: 'Springfield',
  country_code: 'us',
  postal_code: '12345',
}

const PAGE = 20
const pick = (list, n) => list[n % list.length]

export const scenarios = {
  regions: { title: 'Regions', run: (send, shop) => send(shop, 'GET', '/store/regions') },
  products: {
    title: 'Product list (20)',
    run: (send, shop, n) => {
      const offset = (n % Math.floor(shop.products.length / PAGE)) * PAGE
      return send(shop, 'GET', `/store/products?limit=${PAGE}&offset=${offset}&region_id=${shop.region}`)
    },
  },
  product: {
    title: 'Product',
    run: (send, shop, n) => {
      const { id } = pick(shop.products, n * 7)
      return send(shop, 'GET', `/store/products/${id}?region_id=${shop.region}`)
    },
  },
  order: { title: 'Cart to order', run: placeOrder },
  // Carts of bench/marketplace/sellers.cjs.
  cartOfSingle: { title: 'One thing, cart', run: cartOf('single') },
  cartOfOne: { title: '10 things of 1 vendor, cart', run: cartOf('one') },
  cartOfTen: { title: '10 things of 10 vendors, cart', run: cartOf('ten') },
  completion: { title: 'Completion', run: (send, shop, _n, cartId) => complete(send, shop, cartId) },
  /** The shop's headers are its admin's. */
  edit: {
    title: 'Product update',
    run: (send, shop, n) =>
      send(shop, 'POST', `/admin/products/${pick(shop.products, n * 7).id}?fields=id`, {
        subtitle: `Edition ${n}`,
      }),
  },
  level: {
    title: 'Inventory level update',
    run: (send, shop, n) =>
      send(
        shop,
        'POST',
        `/admin/inventory-items/${pick(shop.items, n * 7)}/location-levels/${shop.location}?fields=id`,
        {
          stocked_quantity: 1_000_000 + n,
        },
      ),
  },
}

/** Six requests, one order: the way a storefront walks. */
async function placeOrder(send, shop, n) {
  const variant = pick(pick(shop.products, n * 7).variants, n)
  return complete(send, shop, await fillCart(send, shop, n, [variant], [shop.shippingOption]))
}

function cartOf(kind) {
  return (send, shop, n) => {
    const { variants, options } = shop.carts[kind]
    return fillCart(send, shop, n, variants, options)
  }
}

/** A cart that waits for nothing but its completion. @returns its id. */
async function fillCart(send, shop, n, variants, options) {
  const { cart } = await send(shop, 'POST', '/store/carts', {
    region_id: shop.region,
    email: `shopper${n % 50}@example.com`,
    items: variants.map((variant_id) => ({ variant_id, quantity: 1 })),
  })
  await send(shop, 'POST', `/store/carts/${cart.id}`, { shipping_address: ADDRESS })
  for (const option_id of options)
    await send(shop, 'POST', `/store/carts/${cart.id}/shipping-methods`, { option_id })
  const { payment_collection: collection } = await send(shop, 'POST', '/store/payment-collections', {
    cart_id: cart.id,
  })
  await send(shop, 'POST', `/store/payment-collections/${collection.id}/payment-sessions`, {
    provider_id: 'pp_system_default',
  })
  return cart.id
}

async function complete(send, shop, cartId) {
  const answer = await send(shop, 'POST', `/store/carts/${cartId}/complete`)
  if (answer.type !== 'order') throw new Error(`No order: ${JSON.stringify(answer).slice(0, 500)}`)
  return answer
}
