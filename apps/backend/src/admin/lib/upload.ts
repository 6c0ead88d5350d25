import { api } from './api'

/** Keeps a file with the tenant's own and answers the path at which every host of the tenant serves it. @throws ApiError */
export async function upload(file: File): Promise<string> {
  const form = new FormData()
  form.append('files', file)
  const { files } = await api<{ files: { url: string }[] }>('/admin/uploads', { method: 'POST', body: form })
  return new URL(files[0]!.url, window.location.href).pathname
}
