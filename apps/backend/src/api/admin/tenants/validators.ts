import { z } from '@medusajs/framework/zod'

export const ListTenants = z.strictObject({
  q: z.string().trim().min(1).max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  offset: z.coerce.number().int().min(0).default(0),
})
export type ListTenants = z.infer<typeof ListTenants>
