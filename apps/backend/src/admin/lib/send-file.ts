import type { ErrorCode } from '@cityos/contracts'
import { ApiError, failureOf } from './api-error'

/**
 * Sends a file as it is, however long that takes, and says how far it is. `fetch` could not say.
 * @param onProgress takes the share that has been sent, from 0 to 1.
 * @throws ApiError
 */
export function sendFile<Answer>(
  path: string,
  file: File,
  type: string,
  onProgress: (share: number) => void,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', path)
    request.withCredentials = true
    request.setRequestHeader('content-type', type)
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0)
    request.onerror = () => reject(failureOf('unreachable', 'POST'))
    request.onload = () => {
      const answer = parse(request.responseText)
      if (!answer) reject(failureOf('unreadable', 'POST', request.status))
      else if (request.status >= 300) reject(new ApiError(request.status, answer))
      else resolve(answer as Answer)
    }
    request.send(file)
  })
}

function parse(text: string): { code?: ErrorCode; message?: string } | undefined {
  try {
    return JSON.parse(text) as { code?: ErrorCode; message?: string }
  } catch {
    return undefined
  }
}
