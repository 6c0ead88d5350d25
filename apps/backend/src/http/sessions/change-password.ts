import { createHash, randomUUID } from 'node:crypto'
import type { NextFunction, Request, Response } from 'express'
import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { systemClock } from '@cityos/calendar'
import { CityosError } from '@cityos/contracts'

/** Longer than setting a password takes, should its process end meanwhile. */
const LONGEST_S = 60

/**
 * A token sets one password. Core takes a token back that it has read before, so that several requests at once would
 * all be right. @throws CityosError `unauthorized` for all but one of them.
 */
export async function useTokenOnce(request: Request, response: Response, next: NextFunction): Promise<void> {
  const locking = (request as Request & { scope: MedusaContainer }).scope.resolve(Modules.LOCKING)
  const token = createHash('sha256')
    .update(request.headers.authorization ?? '')
    .digest('base64url')
  const key = `password-token:${token}`
  const ownerId = randomUUID()
  try {
    await locking.acquire(key, { ownerId, expire: LONGEST_S })
  } catch (error) {
    throw new CityosError('unauthorized', 'This token is being used.', undefined, { cause: error })
  }
  response.on('close', () => void locking.release(key, { ownerId }))
  next()
}

/**
 * Tokens tell the second in which they were made, and those of the second in which a password changes are refused. So
 * the answer waits for the next one: whoever signs in after it has a good token.
 */
export function answerInTheNextSecond(_request: Request, response: Response, next: NextFunction): void {
  const answer = response.json.bind(response)
  response.json = (body: unknown) => {
    setTimeout(() => answer(body), 1_000 - (systemClock.now().getTime() % 1_000))
    return response
  }
  next()
}
