import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, toHandle } from '@medusajs/framework/utils'
import { CityosError, type CreateVendorProduct } from '@cityos/contracts'

const refusal = (handle: string) =>
  new CityosError('product_handle_taken', `The handle "${handle}" belongs to another product.`)

/** As many are looked up at once, by the index of handles. */
const NUMBERS = 50

/**
 * A handle that no product of the tenant's has: the one that is asked for, or what the title makes, numbered from 2 where
 * another has it, which may be another vendor's. @throws CityosError `product_handle_taken` for one that is asked for.
 */
export async function freeHandle(
  container: MedusaContainer,
  { handle, title }: Pick<CreateVendorProduct, 'handle' | 'title'>,
): Promise<string> {
  const wanted = handle ?? toHandle(title)
  if (await firstFree(container, [wanted])) return wanted
  if (handle !== undefined) throw refusal(wanted)
  for (let from = 2; ; from += NUMBERS) {
    const numbered = Array.from({ length: NUMBERS }, (_, index) => `${wanted}-${from + index}`)
    const free = await firstFree(container, numbered)
    if (free) return free
  }
}

async function firstFree(container: MedusaContainer, handles: string[]): Promise<string | undefined> {
  const { rows } = (await container
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)
    .raw(`select handle from product where handle = any(?::text[]) and deleted_at is null`, [handles])) as {
    rows: { handle: string }[]
  }
  const taken = new Set(rows.map((row) => row.handle))
  return handles.find((handle) => !taken.has(handle))
}

const MOST_TRIES = 20

/**
 * Makes a product whose handle {@link freeHandle} chooses. Where somebody else takes it at the same moment, another one is
 * chosen, unless it was asked for. @throws CityosError `product_handle_taken`; any other error as it is.
 */
export async function withFreeHandle<T>(
  { handle }: Pick<CreateVendorProduct, 'handle'>,
  make: () => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await make()
    } catch (error) {
      const taken = takenHandle(error)
      if (taken === undefined) throw error
      if (handle !== undefined || tries === MOST_TRIES) throw refusal(taken)
    }
  }
}

/** What the database says when somebody else was faster. */
function takenHandle(error: unknown): string | undefined {
  const { message } = error as { message: string }
  return /^Product with .*handle: (.+), already exists\.$/.exec(message)?.[1]
}
