import { ApiError, asApiError } from './api-error'

/**
 * Saves what a route answers as a file, however long that takes. Not by a link: the browser would ask for a link's
 * target without saying in which tenant this tab acts. `POST` for a route that notes that somebody has taken the file.
 * @throws ApiError
 */
export async function download(path: string, name: string, method: 'GET' | 'POST' = 'GET'): Promise<void> {
  const response = await fetch(path, { method, credentials: 'include' }).catch((error: unknown) => {
    throw asApiError(error)
  })
  if (!response.ok) {
    throw new ApiError(response.status, (await response.json().catch(() => ({}))) as object)
  }
  const address = URL.createObjectURL(await response.blob())
  const link = Object.assign(document.createElement('a'), { href: address, download: name })
  link.click()
  URL.revokeObjectURL(address)
}
