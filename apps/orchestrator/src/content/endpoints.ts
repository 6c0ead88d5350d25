import type { Endpoint } from 'payload'
import { previewEndpoints } from './preview/endpoints'
import { CONTENT_ROUTES } from './routes'

export const contentEndpoints: Endpoint[] = [
  ...CONTENT_ROUTES.flatMap(({ routes }) => routes.map(({ endpoint }) => endpoint)),
  ...previewEndpoints,
]
