const EN = {
  button: 'Continue with Keycloak',
  out: 'Sign out',
  problems: {
    sign_in_expired: 'This sign-in took too long. Please begin again.',
    sign_in_mismatch: 'The answer belonged to another sign-in. Please begin again.',
    sign_in_refused: 'The sign-in was cancelled.',
    sign_in_failed: 'The sign-in did not succeed. Please begin again.',
    provider_unavailable: 'Nobody can sign in at the moment. Please try again later.',
  },
}

const AR: typeof EN = {
  button: 'المتابعة عبر Keycloak',
  out: 'تسجيل الخروج',
  problems: {
    sign_in_expired: 'استغرق تسجيل الدخول وقتاً طويلاً. يرجى البدء من جديد.',
    sign_in_mismatch: 'هذا الرد يخص عملية دخول أخرى. يرجى البدء من جديد.',
    sign_in_refused: 'أُلغي تسجيل الدخول.',
    sign_in_failed: 'لم ينجح تسجيل الدخول. يرجى البدء من جديد.',
    provider_unavailable: 'لا يمكن تسجيل الدخول حالياً. يرجى المحاولة لاحقاً.',
  },
}

export const signInWords = (language: string | undefined) => (language === 'ar' ? AR : EN)
