import { changeConfig } from './change-config'

/** A hash of core's takes a tenth of a second, and a run of the tests makes thousands. Each carries its own cost. */
const HASH = { logN: 4, r: 8, p: 1 }

/** Passwords that this process hashes cost next to nothing; those hashed elsewhere are verified at their own cost. */
export function cheapPasswords(): void {
  changeConfig(({ modules }) => {
    const auth = modules?.['auth']
    if (!auth) return
    for (const provider of auth.options?.providers ?? []) {
      if (provider.id === 'emailpass') provider.options = { ...provider.options, hashConfig: HASH }
    }
  })
}
