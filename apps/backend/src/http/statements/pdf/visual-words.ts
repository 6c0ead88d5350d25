import bidiFactory from 'bidi-js'

const bidi = bidiFactory()

/** One piece of a line as it stands on paper. A font shapes its letters, and turns those of Arabic and Hebrew itself. */
export interface VisualWord {
  text: string
  isBlank: boolean
}

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u

/**
 * A line's words from left to right, by the Unicode bidirectional algorithm (UAX #9): a line of Arabic begins on the
 * right, and numbers and Latin names in it run the other way.
 */
export function visualWords(text: string, base: 'ltr' | 'rtl'): VisualWord[] {
  const { levels } = bidi.getEmbeddingLevels(text, base)
  const words = wordsOf(text, levels)
  const highest = Math.max(0, ...words.map(({ level }) => level))
  // Rule L2: from the highest level down, each stretch of at least that level is turned around.
  for (let level = highest; level > 0; level--) {
    for (let start = 0; start < words.length; start++) {
      if (words[start]!.level < level) continue
      let end = start
      while (end < words.length && words[end]!.level >= level) end++
      words.splice(start, end - start, ...words.slice(start, end).reverse())
      start = end
    }
  }
  return words.map(({ text: word, level }) => ({ text: shown(word, level), isBlank: word.trim() === '' }))
}

function wordsOf(text: string, levels: ArrayLike<number>): { text: string; level: number }[] {
  const words: { text: string; level: number; isBlank: boolean }[] = []
  for (let at = 0; at < text.length; at++) {
    const char = text[at] as string
    const [level, isBlank] = [levels[at] ?? 0, /\s/.test(char)]
    const last = words.at(-1)
    if (last?.level === level && last.isBlank === isBlank) last.text += char
    else words.push({ text: char, level, isBlank })
  }
  return words
}

/** Brackets are mirrored where the text runs to the left (L4); what has no letters is not turned by the font. */
function shown(word: string, level: number): string {
  if (level % 2 === 0) return word
  const mirrored = [...word].map((char) => bidi.getMirroredCharacter(char) ?? char)
  return (RIGHT_TO_LEFT.test(word) ? mirrored : mirrored.reverse()).join('')
}
