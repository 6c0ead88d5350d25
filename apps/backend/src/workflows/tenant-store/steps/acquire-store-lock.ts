import { setTimeout as wait } from 'node:timers/promises'
import { Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { systemClock } from '@cityos/calendar'
import { CityosError } from '@cityos/contracts'
import type { storeLock } from '../store-lock'

const RETRY_MS = 100

/**
 * Waits until no other change of the tenant's stores is under way. Core's own step ends the wait in an error that
 * says nothing to the caller. @throws CityosError `stores_busy`.
 */
export const acquireStoreLockStep = createStep(
  'acquire-store-lock',
  async ({ key, timeout, ttl }: ReturnType<typeof storeLock>, { container }) => {
    const locking = container.resolve(Modules.LOCKING)
    const giveUpAt = systemClock.now().getTime() + timeout * 1_000
    for (;;) {
      try {
        await locking.acquire(key, { expire: ttl })
        return new StepResponse(key, key)
      } catch (error) {
        if (!String((error as Error).message).includes('acquire lock')) throw error
        if (systemClock.now().getTime() < giveUpAt) {
          await wait(RETRY_MS)
          continue
        }
        throw new CityosError(
          'stores_busy',
          'Another change of the stores is under way; try again in a few seconds.',
          undefined,
          { cause: error },
        )
      }
    }
  },
  async (key, { container }) => {
    if (key) await container.resolve(Modules.LOCKING).release(key)
  },
)
