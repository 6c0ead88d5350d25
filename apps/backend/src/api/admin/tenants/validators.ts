import { z } from '@medusajs/framework/zod'

/** For routes that take no query: a misspelt filter is an error and no silent "all of them". */
export const NoQuery = z.strictObject({})
