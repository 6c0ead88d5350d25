import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import languages from '../../src/admin/i18n'

const ADMIN = join(__dirname, '../../src/admin')

type Tree = { [name: string]: string | Tree }

/** `stores.title` → its words. */
function flat(tree: Tree, path: string[] = []): [string, string][] {
  return Object.entries(tree).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [[[...path, name].join('.'), value] as [string, string]]
      : flat(value, [...path, name]),
  )
}

/** Languages count differently: `countries_one` and `countries_few` are one text. */
const withoutPlural = (name: string) => name.replace(/_(zero|one|two|few|many|other)$/, '')
const placeholders = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name).sort()
const namesOf = (tree: Tree) => [...new Set(flat(tree).map(([name]) => withoutPlural(name)))].sort()

const english = languages.en.cityos as unknown as Tree
const sources = readdirSync(ADMIN, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('i18n'))
  .map((file) => ({ file, text: readFileSync(join(ADMIN, file), 'utf8') }))

describe.each(Object.entries(languages).filter(([code]) => code !== 'en'))(
  'the language %s',
  (_code, texts) => {
    const own = texts.cityos as unknown as Tree

    it('has every word that English has, and no other', () => {
      expect(namesOf(own)).toEqual(namesOf(english))
    })

    it('fills in what English fills in', () => {
      const wanted = new Map(flat(english).map(([name, text]) => [withoutPlural(name), placeholders(text)]))
      const wrong = flat(own).filter(([name, text]) => {
        const given = placeholders(text)
        const of = wanted.get(withoutPlural(name)) ?? []
        // "One country" need not say the number.
        return name === withoutPlural(name)
          ? `${given}` !== `${of}`
          : given.some((word) => !of.includes(word))
      })
      expect(wrong).toEqual([])
    })

    it('says everything in its own words', () => {
      const same = flat(own).filter(
        ([name, text]) =>
          /[a-z]{3}/i.test(text.replace(/{{\w+}}/g, '')) && text === new Map(flat(english)).get(name),
      )
      expect(same).toEqual([])
    })
  },
)

it('a screen says no word that is in no language', () => {
  const known = new Set(namesOf(english))
  const asked = sources.flatMap(({ file, text }) =>
    [...text.matchAll(/\bt\(\s*'([\w.]+)'/g)].map(([, name]) => ({ file, name: name as string })),
  )
  expect(asked.length).toBeGreaterThan(100)
  expect(asked.filter(({ name }) => !known.has(name))).toEqual([])
})

it('a screen holds no words itself', () => {
  const spoken = sources.flatMap(({ file, text }) => [
    // Text between tags, and what is read out or shown in an empty field.
    ...[...text.matchAll(/>\s*([A-Z][a-z]+(?: [\w’',.]+)*)\s*<\//g)].map(([, words]) => `${file}: ${words}`),
    ...[...text.matchAll(/\b(?:label|title|hint|placeholder|aria-label)="([^"]+)"/g)].map(
      ([, words]) => `${file}: ${words}`,
    ),
  ])
  expect(spoken).toEqual([])
})
