// Before the first paint: the reader's pinned theme and row height. The page allows no inline script.
try {
  const kept = JSON.parse(localStorage.getItem('fairway:preferences') || '{}');
  const root = document.documentElement;
  if (kept.theme === 'light' || kept.theme === 'dark') root.dataset.theme = kept.theme;
  if (kept.density) root.dataset.density = kept.density;
} catch {
  // Storage may be closed to us; the system's theme serves.
}
