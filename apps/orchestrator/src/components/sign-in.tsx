import type { ServerProps } from 'payload'
import { signInWords } from '../i18n/sign-in'

/** The login page's only way in. */
export default function SignIn({ i18n, searchParams }: ServerProps) {
  const words = signInWords(i18n?.language)
  const problem = [searchParams?.['problem']].flat()[0]
  const to = [searchParams?.['redirect']].flat()[0]
  const href = `/api/auth/sign-in${to ? `?to=${encodeURIComponent(to)}` : ''}`
  return (
    <div style={{ display: 'grid', gap: 'var(--base)' }}>
      {problem && (
        <p role="alert">
          {words.problems[problem as keyof typeof words.problems] ?? words.problems.sign_in_failed}
        </p>
      )}
      {/* A navigation, not a page of ours: the browser has to leave. */}
      <a className="btn btn--style-primary btn--size-large" href={href}>
        {words.button}
      </a>
    </div>
  )
}
