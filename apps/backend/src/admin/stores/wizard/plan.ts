import type { Ground } from './use-ground'

type Full = NonNullable<Ground['usage']> & { maximum: number }

/** Whether the tenant's plan has no room for one more store. */
export function isFull(usage: Ground['usage']): usage is Full {
  return usage !== undefined && usage.maximum !== null && usage.used >= usage.maximum
}
