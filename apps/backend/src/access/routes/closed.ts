import type { Rows } from '../row'

/** Routes of core that stay shut. */
export const closedRows = {
  // They make an admin of whoever signs in with a provider that vouches for an e-mail, invited or not.
  'POST /auth/:auth_provider/user': 'closed',
  'POST /cloud/auth/users': 'closed',
  // Medusa's enterprise roles, which we neither license nor read: ours are in the members.
  'DELETE /admin/rbac/roles/:id': 'closed',
  'GET /admin/rbac/roles/:id': 'closed',
  'POST /admin/rbac/roles/:id': 'closed',
  'DELETE /admin/users/:id/roles': 'closed',
  'GET /admin/users/:id/roles': 'closed',
  'POST /admin/users/:id/roles': 'closed',
  'DELETE /admin/users/:id/roles/:role_id': 'closed',
} as const satisfies Rows
