import { AwsClient } from 'aws4fetch'
import { env } from '../env'

/** Files in a bucket that speaks S3's language. Addressed as `<endpoint>/<bucket>/<key>`, which every one understands. */
export interface Bucket {
  put(name: string, content: Buffer, type: string): Promise<void>
  /** The bucket's own answer, a part of the file where `range` asks for one. */
  get(name: string, range: string | null): Promise<Response>
  remove(name: string): Promise<void>
}

const FOLDER = 'media'

export function isBucketConfigured(): boolean {
  return Boolean(env().S3_BUCKET)
}

export function bucket(): Bucket {
  const { S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, S3_REGION, S3_ENDPOINT, S3_BUCKET } = env()
  const client = new AwsClient({
    accessKeyId: S3_ACCESS_KEY_ID!,
    secretAccessKey: S3_SECRET_ACCESS_KEY!,
    region: S3_REGION,
    service: 's3',
    retries: 3,
  })
  const at = (name: string) => `${S3_ENDPOINT}/${S3_BUCKET}/${FOLDER}/${encodeURIComponent(name)}`
  const done = async (answer: Response, what: string) => {
    if (!answer.ok) throw new Error(`The bucket answered ${answer.status} when a file was ${what}.`)
  }
  return {
    put: async (name, content, type) =>
      done(
        await client.fetch(at(name), {
          method: 'PUT',
          body: new Uint8Array(content),
          headers: { 'content-type': type },
        }),
        'stored',
      ),
    get: (name, range) => client.fetch(at(name), { headers: range ? { range } : {} }),
    remove: async (name) => done(await client.fetch(at(name), { method: 'DELETE' }), 'removed'),
  }
}
