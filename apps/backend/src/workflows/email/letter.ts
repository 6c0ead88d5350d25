/** What an e-mail says. */
export interface Letter {
  subject: string
  text: string
  html: string
}

interface ToWrite {
  language: string
  direction: 'ltr' | 'rtl'
  subject: string
  /** A paragraph each; what names are in them is `plain` or `isolated`. */
  lines: readonly string[]
  /** Where a button leads, and what it says. */
  link?: { href: string; says: string }
}

/** An e-mail as text and as HTML that say the same. */
export function letter({ language, direction, subject, lines, link }: ToWrite): Letter {
  const body = [
    ...lines.map((line) => `<p>${escaped(line)}</p>`),
    ...(link ? [`<p><a href="${escaped(link.href)}">${escaped(link.says)}</a></p>`] : []),
  ]
  return {
    subject: plain(subject, 300),
    text: `${[...lines, ...(link ? [`${link.says}: ${link.href}`] : [])].join('\n\n')}\n`,
    html: `<!doctype html>
<html lang="${language}" dir="${direction}">
<head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body>
${body.join('\n')}
</body>
</html>
`,
  }
}

const FALLBACK = 'en'

/** The first tag that is one; its words where there are any, and its way to write amounts and dates with them. */
export function choose(
  locales: readonly (string | null)[],
  languages: Readonly<Record<string, unknown>>,
): { language: string; locale: string } {
  for (const tag of locales) {
    const locale = tag === null ? null : canonical(tag)
    if (!locale) continue
    const language = locale.split('-')[0]!
    return language in languages ? { language, locale } : { language: FALLBACK, locale: FALLBACK }
  }
  return { language: FALLBACK, locale: FALLBACK }
}

function canonical(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag.trim())[0] ?? null
  } catch {
    // Whoever wrote it meant no language.
    return null
  }
}

/** One line: a name can neither begin a header nor turn the text around it. */
export function plain(text: string, most = 200): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').replace(/[\u202A-\u202E\u2066-\u2069]/gu, '')
  return line.trim().slice(0, most)
}

/** A name in another script keeps its own direction, and the sentence its. */
export const isolated = (text: string) => `\u2068${plain(text)}\u2069`

const ESCAPES: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;' },
  ...{ '"': '&quot;', "'": '&#39;' },
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (char) => ESCAPES[char]!)
