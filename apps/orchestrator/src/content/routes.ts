import type { ContentRoute } from './route'
import { geoRoutes } from './geo/routes'
import { pageRoutes } from './pages/routes'
import { productRoutes } from './products/routes'
import { siteRoutes } from './site/routes'

/** The chapters of the content API, in the order of its description. */
export const CONTENT_ROUTES: readonly { tag: string; about: string; routes: readonly ContentRoute[] }[] = [
  {
    tag: 'Site',
    about: 'Who the tenant is, how its stores look, and where their menus lead.',
    routes: siteRoutes,
  },
  { tag: 'Pages', about: 'What is published at the paths of a site.', routes: pageRoutes },
  {
    tag: 'Products',
    about: 'What is written and published about products of Medusa.',
    routes: productRoutes,
  },
  {
    tag: 'Geography',
    about: 'Country, scope, category, subcategory: the same for all tenants.',
    routes: geoRoutes,
  },
]
