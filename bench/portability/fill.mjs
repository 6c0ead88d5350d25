/** Rows like a shop's: for each ten orders a product, and for each order what an order has. */
const TABLES = [
  [
    'product',
    0.1,
    `id, title, handle, status, description`,
    `'Product ' || i, 'product-' || i, 'published', repeat('words ', 40)`,
  ],
  [
    'product_variant',
    0.3,
    `id, title, sku, product_id`,
    `'Size ' || i, 'sku-' || i, %id('product', 'i % $2 + 1')`,
  ],
  ['price_set', 0.3, `id`, ``],
  [
    'price',
    0.6,
    `id, price_set_id, currency_code, amount, raw_amount`,
    `%id('price_set', 'i % (3 * $2) + 1'), 'usd', 10.5, '{"value": "10.5", "precision": 20}'`,
  ],
  ['customer', 0.5, `id, email, first_name, last_name`, `'customer' || i || '@example.com', 'First', 'Last'`],
  [
    'order',
    1,
    `id, email, currency_code, customer_id, metadata`,
    `'customer@example.com', 'usd', %id('customer', 'i % 1000 + 1'), '{"note": "left at the door", "source": "web"}'`,
  ],
  [
    'order_line_item',
    3,
    `id, title, unit_price, raw_unit_price, variant_sku, product_id`,
    `'Product', 10.5, '{"value": "10.5", "precision": 20}', 'sku', %id('product', 'i % $2 + 1')`,
  ],
  [
    'order_item',
    3,
    `id, order_id, version, item_id, quantity, raw_quantity, fulfilled_quantity, raw_fulfilled_quantity, shipped_quantity, raw_shipped_quantity, return_requested_quantity, raw_return_requested_quantity, return_received_quantity, raw_return_received_quantity, return_dismissed_quantity, raw_return_dismissed_quantity, written_off_quantity, raw_written_off_quantity`,
    `%id('order', 'i % (10 * $2) + 1'), 1, %id('order_line_item', 'i'), 1, %one, 0, %one, 0, %one, 0, %one, 0, %one, 0, %one, 0, %one`,
  ],
  [
    'order_transaction',
    1,
    `id, order_id, version, amount, raw_amount, currency_code, reference, reference_id`,
    `%id('order', 'i'), 1, 10.5, '{"value": "10.5", "precision": 20}', 'usd', 'capture', 'x' || i`,
  ],
]

const idOf = (table, expression) =>
  `'${table.replace(/[^a-z]/g, '').slice(0, 6)}_01JGFJJZ00' || lpad((${expression})::text, 16, '0')`

/** Fills one tenant as the application's role, in that tenant's scope. */
export async function fillTenant(client, tenantId, orders) {
  await client.query("select set_config('app.tenant', $1, false)", [tenantId])
  const products = Math.max(1, Math.round(orders / 10))
  for (const [table, share, columns, values] of TABLES) {
    const rest = values
      .replace(/%id\('(\w+)', '([^']+)'\)/g, (_, parent, expression) => idOf(parent, expression))
      .replaceAll('%one', `'{"value": "1", "precision": 20}'`)
      .replaceAll('$2', String(products))
    await client.query(
      `insert into "${table}" (${columns}) select ${[idOf(table, 'i'), rest].filter(Boolean).join(', ')}
         from generate_series(1, ${Math.round(orders * share)}) i`,
    )
  }
}
