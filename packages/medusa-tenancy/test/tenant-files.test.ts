import { tenantFiles } from '../src/files/tenant-files'
import { runInTenant } from '../src/scope/scope'

class MemoryFiles {
  readonly calls: unknown[] = []
  async upload(file: { filename: string }) {
    this.calls.push(file.filename)
    return { key: file.filename }
  }
  async delete(files: unknown) {
    this.calls.push(files)
  }
  async getAsBuffer(file: { fileKey: string }) {
    return Buffer.from(file.fileKey)
  }
  async getPresignedDownloadUrl(file: { fileKey: string }) {
    return `https://files.example/${file.fileKey}`
  }
}
class Files extends tenantFiles(MemoryFiles) {}

describe('a tenant’s files', () => {
  const files = new Files()

  it.each([
    ['logo.png', 'a/logo.png'],
    ['../../etc/passwd', 'a/passwd'],
    ['b/logo.png', 'a/logo.png'],
  ])('are placed in the tenant’s own folder: %s becomes %s', async (filename, expected) => {
    expect(await runInTenant('a', () => files.upload({ filename }))).toEqual({ key: expected })
  })

  it('open for the tenant alone', async () => {
    expect(await runInTenant('a', () => files.getPresignedDownloadUrl({ fileKey: 'a/logo.png' }))).toContain(
      'a/logo',
    )
  })

  it.each(['b/logo.png', 'logo.png', 'a/../b/logo.png', 'ab/logo.png', '/a/logo.png', 'a//logo.png'])(
    'do not open or disappear by the key %s',
    async (fileKey) => {
      await expect(runInTenant('a', () => files.getAsBuffer({ fileKey }))).rejects.toMatchObject({
        type: 'not_found',
      })
      await expect(runInTenant('a', () => files.delete([{ fileKey }] as never))).rejects.toMatchObject({
        type: 'not_found',
      })
    },
  )

  it('cannot be touched outside every scope', async () => {
    await expect(files.upload({ filename: 'x' })).rejects.toMatchObject({ code: 'scope_missing' })
  })
})
