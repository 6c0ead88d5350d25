import type { z } from '@medusajs/framework/zod'
import { pageQuery } from '@cityos/contracts'

export const ListTenants = pageQuery(['created_at', 'name', 'handle'])
export type ListTenants = z.infer<typeof ListTenants>
