import { ROLE_PERMISSIONS, type Grantee } from '@cityos/contracts'
import { isPermission, type Row, type Rows } from '../../src/access/row'
import { conditions } from '../../src/access/conditions/list'
import { routeGroups } from '../../src/access/route-table'
import { optionalRows } from '../../src/access/routes/optional'

/** The columns of the page, in order, with the heading of each. */
const COLUMNS: Readonly<Record<Grantee, string>> = {
  owner: 'owner',
  admin: 'admin',
  editor: 'editor',
  reviewer: 'review',
  finance: 'financ',
  viewer: 'viewer',
  secret_key: 'key',
  super_admin: 'super',
  platform_support: 'suppor',
  platform_key: 'p-key',
}

const ROUTE_WIDTH = 88
const NEED_WIDTH = 28
const CELL_WIDTH = 7

/** The matrix of routes and roles, as docs/permissions.md shows it between its markers. */
export function permissionsPage(): string {
  const groups = { ...routeGroups, 'when switched on': optionalRows as Rows }
  return Object.entries(groups)
    .map(([name, rows]) => [`### ${name}`, '', '```text', heading(), ...lines(rows), '```'].join('\n'))
    .join('\n\n')
}

function heading(): string {
  return line('route', 'needs', Object.values(COLUMNS))
}

function lines(rows: Rows): string[] {
  return Object.entries(rows).map(([route, row]) =>
    line(route, route in conditions ? `${row} *` : row, Object.keys(COLUMNS).map(cellOf(row))),
  )
}

/** `x` may, `.` may not, and nothing where nobody is asked for a role. */
function cellOf(row: Row) {
  return (grantee: string) =>
    isPermission(row) ? (ROLE_PERMISSIONS[grantee as Grantee].has(row) ? 'x' : '.') : ''
}

function line(route: string, need: string, cells: string[]): string {
  const columns = cells.map((cell) => cell.padEnd(CELL_WIDTH)).join('')
  return `${route.padEnd(ROUTE_WIDTH)}${need.padEnd(NEED_WIDTH)}${columns}`.trimEnd()
}
