import { createRequire } from 'node:module'
import path from 'node:path'
import { choosePrefix } from './taken.mjs'

const upperFirst = (word) => word[0].toUpperCase() + word.slice(1)

/** Every form of a noun that the templates use; plurals as Medusa forms them. */
export function namesOf(noun, root) {
  const { pluralize } = medusaUtils(root)
  const words = noun.split('-')
  const Noun = words.map(upperFirst).join('')
  const nouns = pluralise(noun, pluralize)
  const snake = noun.replaceAll('-', '_')
  const phrase = words.join(' ')
  const article = /^[aeiou]/.test(noun) ? 'an' : 'a'
  return {
    noun,
    nouns,
    Noun,
    Nouns: nouns.split('-').map(upperFirst).join(''),
    camel: Noun[0].toLowerCase() + Noun.slice(1),
    snake,
    snakes: nouns.replaceAll('-', '_'),
    NOUN: snake.toUpperCase(),
    words: phrase,
    wordsPlural: nouns.replaceAll('-', ' '),
    aWords: `${article} ${phrase}`,
    AWords: `${upperFirst(article)} ${phrase}`,
    prefix: choosePrefix(words, root),
    // The form of Medusa's own migration names: the second of creation, in UTC.
    stamp: new Date().toISOString().replace(/\D/g, '').slice(0, 14),
  }
}

/** Why this word cannot be a module, in a sentence; undefined when it can. Form only: see taken.mjs for what exists. */
export function refuseForm(noun, root) {
  if (!/^[a-z]+(-[a-z]+)*$/.test(noun) || noun.length > 40) {
    return `"${noun}" is not a module name: write a singular noun in lower-case words with hyphens, 40 letters at most.`
  }
  const { pluralize, singularize } = medusaUtils(root)
  const singular = singularize(noun)
  const nouns = pluralise(noun, pluralize)
  if (nouns === noun && singular !== noun) return `"${noun}" is a plural: name the module "${singular}".`
  if (nouns === noun) return `"${noun}" has no plural, and the list route needs one: choose another noun.`
  if (nouns !== typedPlural(noun)) {
    return `Medusa writes the plural of "${noun}" as "${nouns}" at run time and as "${typedPlural(noun)}" in its types: choose another noun.`
  }
  return undefined
}

/** Only the last word takes the plural: address-books. */
function pluralise(noun, pluralize) {
  const words = noun.split('-')
  return [...words.slice(0, -1), pluralize(words.at(-1))].join('-')
}

/** The plural that Medusa's type Pluralize forms (@medusajs/types, common.d.ts), for the endings that people meet. */
function typedPlural(noun) {
  if (/ss$/.test(noun)) return `${noun}es`
  if (/sis$/.test(noun)) return noun.replace(/sis$/, 'ses')
  if (/is$/.test(noun)) return noun.replace(/is$/, 'ises')
  if (/s$/.test(noun)) return noun
  if (/[aeiou]y$/.test(noun)) return `${noun}s`
  if (/y$/.test(noun)) return noun.replace(/y$/, 'ies')
  if (/(sh|ch|x|z|o)$/.test(noun)) return `${noun}es`
  if (/fe$/.test(noun)) return noun.replace(/fe$/, 'ves')
  return `${noun}s`
}

/** The service's method names come from these two functions, so the routes' names do too. */
function medusaUtils(root) {
  return createRequire(path.join(root, 'apps/backend/package.json'))('@medusajs/framework/utils')
}
