import { execFile } from 'node:child_process'
import { join } from 'node:path'

/**
 * Runs a program of the tests as another process, which ends itself at `DIE_AT` as the kernel would: nothing of it is run
 * any more. Answers by which signal it ended, or its exit code and what it said.
 */
export function killProgram(program: string, variables: Record<string, string>): Promise<string | null> {
  return new Promise((resolve) => {
    const env = { ...process.env, ...variables }
    const node = execFile(process.execPath, ['-r', join(__dirname, 'typescript.cjs'), program], { env })
    let said = ''
    node.stderr?.on('data', (text: string) => (said += text))
    node.on('exit', (code, signal) => resolve(signal ?? `${code}: ${said.slice(0, 2_000)}`))
  })
}
