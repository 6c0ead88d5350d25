import type { Rows } from '../row'

/** The members of the tenant in scope, the users behind them, and invitations. */
export const teamRows = {
  'GET /admin/invites': 'invitation:read',
  'POST /admin/invites': 'invitation:create',
  'DELETE /admin/invites/:id': 'invitation:delete',
  'GET /admin/invites/:id': 'invitation:read',
  'POST /admin/invites/:id/resend': 'invitation:create',
  'POST /admin/invites/accept': 'sign_in',
  'GET /admin/tenant/invitations': 'invitation:read',
  'POST /admin/tenant/invitations': 'invitation:create',
  'DELETE /admin/tenant/invitations/:id': 'invitation:delete',
  'POST /admin/tenant/invitations/:id/resend': 'invitation:create',
  'GET /admin/tenant/members': 'member:read',
  'DELETE /admin/tenant/members/:id': 'member:delete',
  'GET /admin/tenant/members/:id': 'member:read',
  'POST /admin/tenant/members/:id': 'member:update',
  'POST /admin/tenant/members/:id/deactivate': 'member:update',
  'POST /admin/tenant/members/:id/reactivate': 'member:update',
  'POST /admin/tenant/members/:id/transfer-ownership': 'ownership:grant',
  'GET /admin/users': 'user:read',
  'DELETE /admin/users/:id': 'user:delete',
  'GET /admin/users/:id': 'user:read',
  'POST /admin/users/:id': 'user:update',
  'GET /admin/users/:id/auth-providers': 'user:read',
  'POST /admin/users/:id/reset-password': 'user:reset_password',
  'GET /admin/users/me': 'profile:read',
} as const satisfies Rows
