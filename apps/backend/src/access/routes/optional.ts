import type { Rows } from '../row'

/** Routes that exist only when something is switched on: the admin's files, and Medusa's translation flag. */
export const optionalRows = {
  'GET /app/*': 'public',
  'GET /admin/locales': 'workspace:read',
  'GET /admin/locales/:code': 'workspace:read',
  'GET /admin/translations': 'translation:read',
  'POST /admin/translations/batch': 'translation:update',
  'GET /admin/translations/settings': 'translation:read',
  'POST /admin/translations/settings/batch': 'translation:update',
  'GET /admin/translations/statistics': 'translation:read',
  'GET /store/locales': 'storefront',
} as const satisfies Rows
