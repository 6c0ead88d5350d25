import type { Rows } from '../row'

/** Uploads and translations. */
export const contentRows = {
  'GET /admin/translations/entities': 'translation:read',
  'POST /admin/uploads': 'file:create',
  'DELETE /admin/uploads/:id': 'file:delete',
  'GET /admin/uploads/:id': 'file:read',
  'POST /admin/uploads/presigned-urls': 'file:create',
} as const satisfies Rows
