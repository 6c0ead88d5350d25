import type { TenantUsage } from '@cityos/contracts'
import { useRead } from '../lib/use-read'

/** How much of its limits a tenant has used. */
export const useUsage = (path: string) => useRead<{ usage: TenantUsage }>(path)
