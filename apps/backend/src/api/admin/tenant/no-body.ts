import { z } from '@medusajs/framework/zod'

/** A request that says everything by its path. */
export const NoBody = z.strictObject({})
