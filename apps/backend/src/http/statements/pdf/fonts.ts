/** Noto Sans by Google (SIL Open Font License): Latin, Greek, Cyrillic and Devanagari; and its companion for Arabic. */
export const LATIN_FONT = require.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf')
export const ARABIC_FONT =
  require.resolve('@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf')
