import { commitTransaction, initTransaction, killTransaction, type PayloadRequest } from 'payload'

/** All or nothing for an endpoint of ours, as Payload's own operations have it. */
export async function inTransaction<T>(req: PayloadRequest, work: () => Promise<T>): Promise<T> {
  const ours = await initTransaction(req)
  try {
    const result = await work()
    if (ours) await commitTransaction(req)
    return result
  } catch (error) {
    if (ours) await killTransaction(req)
    throw error
  }
}
