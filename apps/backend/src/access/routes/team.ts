import type { Rows } from '../row'

/** The users of the tenant in scope and their invitations. */
export const teamRows = {
  'GET /admin/invites': 'invitation:read',
  'POST /admin/invites': 'invitation:create',
  'DELETE /admin/invites/:id': 'invitation:delete',
  'GET /admin/invites/:id': 'invitation:read',
  'POST /admin/invites/:id/resend': 'invitation:create',
  'POST /admin/invites/accept': 'sign_in',
  'GET /admin/users': 'user:read',
  'DELETE /admin/users/:id': 'user:delete',
  'GET /admin/users/:id': 'user:read',
  'POST /admin/users/:id': 'user:update',
  'GET /admin/users/:id/auth-providers': 'user:read',
  'POST /admin/users/:id/reset-password': 'user:reset_password',
  'GET /admin/users/me': 'profile:read',
} as const satisfies Rows
