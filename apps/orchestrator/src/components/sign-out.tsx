import type { ServerProps } from 'payload'
import { signInWords } from '../i18n/sign-in'

/** Ends the session here and at Keycloak; Payload's own button knows neither. */
export default function SignOut({ i18n }: ServerProps) {
  return (
    <form action="/api/auth/sign-out" method="post">
      <button className="btn btn--style-none" type="submit">
        {signInWords(i18n?.language).out}
      </button>
    </form>
  )
}
