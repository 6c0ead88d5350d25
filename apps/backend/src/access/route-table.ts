import { auditRows } from './routes/audit'
import { catalogueRows } from './routes/catalogue'
import { claimsRows } from './routes/claims'
import { closedRows } from './routes/closed'
import { commissionRows } from './routes/commission'
import { contentRows } from './routes/content'
import { customersRows } from './routes/customers'
import { draftOrdersRows } from './routes/draft-orders'
import { exchangesRows } from './routes/exchanges'
import { inventoryRows } from './routes/inventory'
import { integrationRows } from './routes/integration'
import { keysRows } from './routes/keys'
import { ledgerRows } from './routes/ledger'
import { openRows } from './routes/open'
import { optionalRows } from './routes/optional'
import { ordersRows } from './routes/orders'
import { paymentsRows } from './routes/payments'
import { payoutsRows } from './routes/payouts'
import { platformRows } from './routes/platform'
import { productsRows } from './routes/products'
import { promotionsRows } from './routes/promotions'
import { returnsRows } from './routes/returns'
import { settingsRows } from './routes/settings'
import { signInRows } from './routes/sign-in'
import { storefrontRows } from './routes/storefront'
import { subscriptionsRows } from './routes/subscriptions'
import { teamRows } from './routes/team'
import { tenantRows } from './routes/tenant'
import { vendorPortalRows } from './routes/vendor-portal'
import { vendorsRows } from './routes/vendors'
import { workspaceRows } from './routes/workspace'
import type { Row, Rows } from './row'

/** The table by the files of `routes/`; a new route goes where a reader would look for it. */
export const routeGroups: Readonly<Record<string, Rows>> = {
  audit: auditRows,
  catalogue: catalogueRows,
  claims: claimsRows,
  closed: closedRows,
  commission: commissionRows,
  content: contentRows,
  customers: customersRows,
  'draft-orders': draftOrdersRows,
  exchanges: exchangesRows,
  inventory: inventoryRows,
  integration: integrationRows,
  keys: keysRows,
  ledger: ledgerRows,
  open: openRows,
  orders: ordersRows,
  payments: paymentsRows,
  payouts: payoutsRows,
  platform: platformRows,
  products: productsRows,
  promotions: promotionsRows,
  returns: returnsRows,
  settings: settingsRows,
  'sign-in': signInRows,
  storefront: storefrontRows,
  subscriptions: subscriptionsRows,
  team: teamRows,
  tenant: tenantRows,
  vendors: vendorsRows,
  'vendor-portal': vendorPortalRows,
  workspace: workspaceRows,
}

/** Every row by `METHOD /path`. What is not here answers 404, to everybody. */
export const routeTable: ReadonlyMap<string, Row> = merge([...Object.values(routeGroups), optionalRows])

function merge(groups: readonly Rows[]): Map<string, Row> {
  const table = new Map<string, Row>()
  for (const [route, row] of groups.flatMap((rows) => Object.entries(rows))) {
    if (table.has(route)) throw new Error(`${route} has two rows: the second would silently win.`)
    table.set(route, row)
  }
  return table
}
