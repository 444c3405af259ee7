// Before the first paint: the reader's language, pinned theme and row height. The page allows no inline script.
const languages = ['en', 'de', 'es', 'ja', 'ar', 'en-XA'];
try {
  const kept = JSON.parse(localStorage.getItem('fairway:preferences') || '{}');
  const root = document.documentElement;
  if (kept.theme === 'light' || kept.theme === 'dark') root.dataset.theme = kept.theme;
  if (kept.density) root.dataset.density = kept.density;
  const first = navigator.languages
    .map((tag) => tag.split('-')[0])
    .find((tag) => tag !== 'en-XA' && languages.includes(tag));
  const language = languages.includes(kept.language) ? kept.language : first;
  if (language && language !== 'en') {
    root.lang = language;
    if (language === 'ar') root.dir = 'rtl';
  }
} catch {
  // Storage may be closed to us; the system's theme and English serve.
}
