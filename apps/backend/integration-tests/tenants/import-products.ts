import { request } from 'node:http'
import type { TestTenant } from '@cityos/testing'

const HEAD =
  'Product Handle,Product Title,Product Status,Variant Title,Variant Price USD,Variant Option 1 Name,Variant Option 1 Value'
const BOUNDARY = 'a-boundary-of-the-tests'
const PATIENCE_MS = 20_000

/** Imports products from a CSV file as the admin does, and answers what the feed then says about it. */
export async function importProducts(tenant: TestTenant, handles: string[]): Promise<string> {
  const seen = (await feed(tenant)).length
  const rows = handles.map((handle) => `${handle},${handle},published,One,10,Size,One`)
  const transactionId = await upload(tenant, [HEAD, ...rows].join('\n'))
  await tenant.admin.post(`/admin/products/import/${transactionId}/confirm`)
  const deadline = Date.now() + PATIENCE_MS
  while (Date.now() < deadline) {
    const said = await feed(tenant)
    if (said.length > seen) return said[0] as string
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('The import said nothing.')
}

async function feed(tenant: TestTenant): Promise<string[]> {
  const { body } = await tenant.admin.get<{ notifications: { data: { description: string } }[] }>(
    '/admin/notifications?order=-created_at',
  )
  return body.notifications.map(({ data }) => data.description)
}

/** The tests' client speaks JSON alone. */
function upload(tenant: TestTenant, csv: string): Promise<string> {
  const part =
    'content-disposition: form-data; name="file"; filename="products.csv"\r\ncontent-type: text/csv'
  const payload = `--${BOUNDARY}\r\n${part}\r\n\r\n${csv}\r\n--${BOUNDARY}--\r\n`
  const headers = {
    ...tenant.admin.headers,
    'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
    'content-length': Buffer.byteLength(payload),
  }
  return new Promise((resolve, reject) => {
    const call = request(
      { ...tenant.admin.address, method: 'POST', path: '/admin/products/import', headers },
      (response) => {
        let text = ''
        response.on('data', (chunk) => (text += String(chunk)))
        response.on('end', () => {
          const { transaction_id } = JSON.parse(text) as { transaction_id?: string }
          if (transaction_id) resolve(transaction_id)
          else reject(new Error(text))
        })
      },
    )
    call.on('error', reject)
    call.end(payload)
  })
}
