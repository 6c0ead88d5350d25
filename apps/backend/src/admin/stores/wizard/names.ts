import { handleFrom } from '../../lib/handle-from'
import type { Ground } from './use-ground'

type Taken = Ground['stores']

/** The tenant's name, or the first number behind it that no store's name or handle has. */
export function firstName(tenant: string, stores: Taken): string {
  const names = new Set(stores.map(({ name }) => name.toLowerCase()))
  const handles = new Set(stores.map(({ handle }) => handle))
  for (let number = 1; ; number++) {
    const name = number === 1 ? tenant : `${tenant} ${number}`
    if (!names.has(name.toLowerCase()) && !handles.has(handleFrom(name))) return name
  }
}

/** The handle that the wizard sends: what somebody wrote, else what the name makes. */
export function handleOf({ name, handle }: { name: string; handle: string }): string {
  return handle.trim() || handleFrom(name)
}

/** What is wrong with a handle, as the end of a text's name; nothing where only the server can tell. */
export function handleProblem(handle: string, stores: Taken): 'handle_taken' | 'handle_needed' | undefined {
  if (stores.some((store) => store.handle === handle)) return 'handle_taken'
  return handle.length < 2 ? 'handle_needed' : undefined
}
