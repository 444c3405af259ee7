import '../ui/index.css';
import { locale } from '../language/say.ts';
import { Problem } from '../client/problem.ts';
import type { Contributions, Side } from './screen.ts';
import { getSession, goToSignIn } from './session.ts';
import type { Session } from './session.ts';
import { shellWords } from './words.ts';

const frames = {
  vendor: () => import('./vendor.tsx'),
  partner: () => import('./partner.tsx'),
};
const sideKey = 'fairway:side';

/**
 * Opens the desk of whoever is signed in. The frame used last is fetched while the session is asked for,
 * so that the usual start costs one round trip less.
 */
export async function start(contributions: Contributions): Promise<void> {
  const guess = localStorage.getItem(sideKey);
  if (guess === 'vendor' || guess === 'partner') void frames[guess]();
  let session: Session;
  try {
    session = await getSession();
  } catch (thrown) {
    if (thrown instanceof Problem && thrown.status === 401) return goToSignIn();
    return sayBroken(thrown, contributions);
  }
  const side: Side = session.actor.side === 'partner' ? 'partner' : 'vendor';
  localStorage.setItem(sideKey, side);
  // The words of the vendor's desk were not loaded for somebody who was on a partner's before.
  if (locale !== 'en' && guess === 'partner' && side === 'vendor') return location.reload();
  document.documentElement.dataset.desk = side;
  const frame = await frames[side]();
  frame.mount(rootElement(), session, contributions);
}

// Nothing has been drawn yet and React may not have come: plain elements say what happened.
function sayBroken(thrown: unknown, contributions: Contributions): void {
  const heading = document.createElement('h1');
  heading.textContent = shellWords.noStart;
  const text = document.createElement('p');
  text.textContent = thrown instanceof Error ? thrown.message : shellWords.noStartWhy;
  const again = document.createElement('button');
  again.className = 'button';
  again.textContent = shellWords.tryAgain;
  again.addEventListener('click', () => void start(contributions));
  const page = document.createElement('main');
  page.className = 'empty';
  page.append(heading, text, again);
  rootElement().replaceChildren(page);
}

function rootElement(): HTMLElement {
  const root = document.querySelector<HTMLElement>('#root');
  if (!root) throw new Error('The page has no #root');
  return root;
}
