import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const MODULES = join(__dirname, '../src/modules')

it('no two modules call a migration alike: the framework keeps one list of names, and would skip the second', () => {
  const names = readdirSync(MODULES, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\/migrations\/Migration\w+\.ts$/.test(file))
    .map((file) => file.split('/').at(-1))
  expect(names.length).toBeGreaterThan(5)
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})
