import type { MiddlewareRoute } from '@medusajs/framework/http'
import { checkImport, checkPresigned, checkUploads, limitUpload } from './check-uploads'

/** Without methods, `limitUpload` runs before core's parser; with a method, the others run behind it. */
export const uploadRoutes: MiddlewareRoute[] = [
  { matcher: '/admin/uploads', middlewares: [limitUpload as never] },
  { matcher: '/admin/products/import', middlewares: [limitUpload as never] },
  { matcher: '/admin/uploads', methods: ['POST'], middlewares: [checkUploads as never] },
  { matcher: '/admin/products/import', methods: ['POST'], middlewares: [checkImport as never] },
  { matcher: '/admin/uploads/presigned-urls', methods: ['POST'], middlewares: [checkPresigned as never] },
]
