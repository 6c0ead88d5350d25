import { z } from '@medusajs/framework/zod'

/** A request that says everything by its path. */
export const NoBody = z.strictObject({})

/** For routes that take no query: a misspelt filter is an error and no silent "all of them". */
export const NoQuery = z.strictObject({})
