import { join } from 'node:path'

/**
 * The environment in which Medusa's processes, the migration included, load a folder of fixtures as a plugin:
 * its `workflows`, `subscribers`, `jobs`, `search` and `api`.
 */
export function testPlugin(folder: string): Record<string, string> {
  const preload = `--require ${join(__dirname, 'server/load-test-plugin.js')}`
  const options = [process.env['NODE_OPTIONS'], preload].filter(Boolean).join(' ')
  return { CITYOS_TEST_PLUGIN: folder, NODE_OPTIONS: options }
}
