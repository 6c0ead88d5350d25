import { CityosError, type StoreTheme } from '@cityos/contracts'
import { requireTenantId } from '@cityos/medusa-tenancy'

/** @throws CityosError `validation_failed` for a picture in another tenant's folder. */
export function requireOwnPictures(theme: StoreTheme): void {
  const own = `/static/${requireTenantId()}/`
  for (const field of ['logo_url', 'favicon_url'] as const) {
    const url = theme[field]
    if (!url?.startsWith('/') || url.startsWith(own)) continue
    throw new CityosError('validation_failed', `theme.${field}: ${url} is no file of this tenant.`)
  }
}
