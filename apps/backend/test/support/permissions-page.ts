import { attributesOf, PLATFORM, visitorOf, type Principal, type RequestAccess } from '@cityos/access'
import { isPlatformPermission, PERMISSIONS, type Permission, type ResourceKind } from '@cityos/contracts'
import { decide } from '../../src/access/decide'
import { isPermission, type Row, type Rows } from '../../src/access/row'
import { conditions } from '../../src/access/conditions/list'
import { routeGroups } from '../../src/access/route-table'
import { vendorPortalRows } from '../../src/access/routes/vendor-portal'
import { optionalRows } from '../../src/access/routes/optional'

const TENANT = 'ten_of_the_page'

const somebody = { ...visitorOf(TENANT), id: 'somebody' }
const member = (role: Principal['tenants'][number]['roles'][number]): Principal => ({
  ...somebody,
  kind: 'user',
  tenants: [{ id: TENANT, roles: [role] }],
})
const staff = (role: Principal['platformRoles'][number]): Principal => ({
  ...visitorOf(PLATFORM),
  id: 'somebody',
  kind: 'user',
  platformRoles: [role],
})
const keyOf = (tenant: string): Principal => ({ ...visitorOf(tenant), id: 'key', kind: 'api_key' })

/** The columns of the page, in order, by the heading of each. */
const COLUMNS: Readonly<Record<string, Principal>> = {
  owner: member('owner'),
  admin: member('admin'),
  editor: member('editor'),
  review: member('reviewer'),
  financ: member('finance'),
  viewer: member('viewer'),
  key: keyOf(TENANT),
  super: staff('super_admin'),
  suppor: staff('platform_support'),
  'p-key': keyOf(PLATFORM),
}

/** Somebody with a role in the vendor that a request is about. */
const VENDOR = 'ven_of_the_page'
const worker = (role: Principal['vendors'][number]['roles'][number]): Principal => ({
  ...somebody,
  kind: 'vendor_member',
  vendors: [{ id: VENDOR, tenant: TENANT, roles: [role] }],
})
const VENDOR_COLUMNS: Readonly<Record<string, Principal>> = {
  owner: worker('owner'),
  manage: worker('manager'),
  staff: worker('staff'),
}

const ROUTE_WIDTH = 88
const NEED_WIDTH = 32
const CELL_WIDTH = 7

/** The matrix of routes and roles, as docs/permissions.md shows it between its markers: asked of Cerbos, cell by cell. */
export async function permissionsPage(decisions: RequestAccess): Promise<string> {
  const cells = await askEverything(decisions)
  const cellsOf = (row: Row) => (isPermission(row) ? (cells.get(row) as string[]) : [])
  const linesOf = (rows: Rows) =>
    Object.entries(rows).map(([route, row]) =>
      line(route, route in conditions ? `${row} *` : row, cellsOf(row)),
    )
  const asked = new Set(Object.values({ ...routeGroups, optional: optionalRows }).flatMap(Object.values<Row>))
  const unasked = PERMISSIONS.filter((permission) => !asked.has(permission))
  const groups = {
    ...Object.fromEntries(
      Object.entries(routeGroups)
        .filter(([, rows]) => rows !== vendorPortalRows)
        .map(([name, rows]) => [name, linesOf(rows)]),
    ),
    'when switched on': linesOf(optionalRows),
    'what conditions and screens ask for': unasked.map((permission) =>
      line('no route', permission, cells.get(permission) as string[]),
    ),
  }
  const heading = line('route', 'needs', Object.keys(COLUMNS))
  const blocks = Object.entries(groups).map(([name, lines]) => [name, heading, lines] as const)
  const portal = [
    'vendor-portal',
    line('route', 'needs', Object.keys(VENDOR_COLUMNS)),
    await vendorLines(decisions),
  ] as const
  return [...blocks, portal]
    .map(([name, above, lines]) => [`### ${name}`, '', '```text', above, ...lines, '```'].join('\n'))
    .join('\n\n')
}

/** What vendors’ people may do for their own vendor, while it lives. */
async function vendorLines(decisions: RequestAccess): Promise<string[]> {
  const rows = Object.entries(vendorPortalRows).map(async ([route, permission]) => {
    const kind = permission.split(':')[0] as ResourceKind
    const attributes = attributesOf(kind).includes('vendor') ? { vendor: VENDOR } : {}
    const answers = await Promise.all(
      Object.values(VENDOR_COLUMNS).map((principal) =>
        decide(decisions, principal, permission, { tenant: TENANT, attributes }),
      ),
    )
    return line(
      route,
      permission,
      answers.map(({ allowed }) => (allowed ? 'x' : '.')),
    )
  })
  return Promise.all(rows)
}

/** For each permission a cell for each column: `x` may, `.` may not. What is the platform's own is asked there. */
async function askEverything(decisions: RequestAccess): Promise<Map<Permission, string[]>> {
  const rows = PERMISSIONS.map(async (permission) => {
    const tenant = isPlatformPermission(permission) ? PLATFORM : TENANT
    const answers = await Promise.all(
      Object.values(COLUMNS).map((principal) => decide(decisions, principal, permission, { tenant })),
    )
    return [permission, answers.map(({ allowed }) => (allowed ? 'x' : '.'))] as const
  })
  return new Map(await Promise.all(rows))
}

function line(route: string, need: string, cells: string[]): string {
  const columns = cells.map((cell) => cell.padEnd(CELL_WIDTH)).join('')
  return `${route.padEnd(ROUTE_WIDTH - 1)} ${need.padEnd(NEED_WIDTH - 1)} ${columns}`.trimEnd()
}
