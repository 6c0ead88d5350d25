import { PLATFORM, visitorOf, type Principal, type RequestAccess } from '@cityos/access'
import { isPlatformPermission, PERMISSIONS, type Permission } from '@cityos/contracts'
import { decide } from '../../src/access/decide'
import { isPermission, type Row, type Rows } from '../../src/access/row'
import { conditions } from '../../src/access/conditions/list'
import { routeGroups } from '../../src/access/route-table'
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

const ROUTE_WIDTH = 88
const NEED_WIDTH = 28
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
    ...Object.fromEntries(Object.entries(routeGroups).map(([name, rows]) => [name, linesOf(rows)])),
    'when switched on': linesOf(optionalRows),
    'what conditions and screens ask for': unasked.map((permission) =>
      line('no route', permission, cells.get(permission) as string[]),
    ),
  }
  const heading = line('route', 'needs', Object.keys(COLUMNS))
  return Object.entries(groups)
    .map(([name, lines]) => [`### ${name}`, '', '```text', heading, ...lines, '```'].join('\n'))
    .join('\n\n')
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
  return `${route.padEnd(ROUTE_WIDTH)}${need.padEnd(NEED_WIDTH)}${columns}`.trimEnd()
}
