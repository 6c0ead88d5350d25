/*
 * Adds the folder that CITYOS_TEST_PLUGIN names to Medusa's plugins, so that workflows, subscribers, jobs and
 * search indexes of a test load the way a product's do: before the workers start, in every process. Loaded by
 * server/main.ts, and by `node --require` in processes that tests start in other ways (the migration).
 */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { changeConfig } from './change-config'

/** Medusa looks for a plugin's sources in `.medusa/server/src`: a link there leads to the fixtures. */
function packageOf(sources: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'cityos-test-plugin-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  mkdirSync(join(folder, '.medusa/server'), { recursive: true })
  symlinkSync(sources, join(folder, '.medusa/server/src'))
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'cityos-test-plugin' }))
  return folder
}

const sources = process.env['CITYOS_TEST_PLUGIN']
if (sources) {
  const plugin = { resolve: packageOf(sources), options: {} }
  changeConfig((config) => {
    // The same object comes back when the configuration is loaded twice.
    if (!config.plugins?.includes(plugin)) config.plugins = [...(config.plugins ?? []), plugin]
  })
}
