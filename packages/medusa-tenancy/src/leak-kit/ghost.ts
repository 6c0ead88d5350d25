const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** The random part of a generated id, as in `prod_01J…`. */
export const ULID = /(?<![0-9A-Z])[0-9A-HJKMNP-TV-Z]{26}(?![0-9A-Z])/g
const TOKEN = /[0-9a-f]{40,}/g

/**
 * The same text with every id, token and marked name replaced by one that exists nowhere and looks alike.
 * An answer that tells the two apart tells that the first one exists.
 */
export function ghostOf(text: string, mark: string): string {
  return text
    .replace(ULID, (id) => id.slice(0, 10) + [...id.slice(10)].map(next).join(''))
    .replace(TOKEN, (token) =>
      [...token]
        .reverse()
        .join('')
        .replace(/./g, (digit) => ((parseInt(digit, 16) + 7) % 16).toString(16)),
    )
    .replaceAll(mark, ghostMark(mark))
}

/** A name of the same length that no tenant has. */
export function ghostMark(mark: string): string {
  return `${mark.slice(0, -2)}y${mark.slice(-1)}`
}

function next(character: string): string {
  return ALPHABET[(ALPHABET.indexOf(character) + 7) % ALPHABET.length] as string
}
