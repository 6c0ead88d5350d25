import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'

const ROOT = path.resolve(__dirname, '../..')
const CHEAP = 'packages/testing/src/server/cheap-passwords.ts'

/** Medusa's own provider with the options that it has when nobody gives it any. */
const HASH = `
  const { EmailPassAuthService } = require('@medusajs/auth-emailpass/dist/services/emailpass')
  new EmailPassAuthService({ logger: console, authIdentityService: {} }, {})
    .hashPassword('secret').then((hash) => process.stdout.write(hash))`

const sources = execFileSync(
  'git',
  ['ls-files', '-co', '--exclude-standard', '--', '*.ts', '*.tsx', '*.mjs'],
  {
    cwd: ROOT,
    encoding: 'utf8',
  },
)
  .split('\n')
  .filter((file) => file && !file.includes('password-cost'))
const mentioning = (word: string) =>
  sources.filter((file) => readFileSync(path.join(ROOT, file), 'utf8').includes(word))

describe('what a guess at a stolen hash of a password costs', () => {
  it('is chosen nowhere but in the process of a test’s backend', () => {
    expect(mentioning('hashConfig')).toEqual([CHEAP])
    expect(mentioning('cheap-passwords')).toEqual(['packages/testing/src/server/main.ts'])
    expect(mentioning('server/main.js')).toEqual(['packages/testing/src/backend/server-process.ts'])
  })

  it('is therefore Medusa’s: 2^15 rounds of scrypt', () => {
    const hash = Buffer.from(
      execFileSync(process.execPath, ['--eval', HASH], { cwd: ROOT, encoding: 'utf8' }),
      'base64',
    )
    expect(hash.toString('latin1', 0, 6)).toBe('scrypt')
    expect([hash.readUInt8(7), hash.readUInt32BE(8), hash.readUInt32BE(12)]).toEqual([15, 8, 1])
  }, 60_000)
})
