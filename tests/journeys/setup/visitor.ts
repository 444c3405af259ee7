import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Locator, type Page } from 'playwright-core';
import { afterAll, expect, inject } from 'vitest';
import type { Person } from './harbour.ts';
import { saidIn } from './languages.ts';

/** How a visitor looks at the screens; a desk in the light unless said otherwise. */
export type Seat = {
  /** A phone of 390 pixels instead of a desk of 1512. */
  phone?: boolean;
  dark?: boolean;
  /** false: as a browser in which scripts do not run. */
  scripts?: boolean;
  /** What the browser asks for; names below are given in English all the same. */
  language?: 'ar' | 'de' | 'es' | 'ja';
};

type Role = Parameters<Page['getByRole']>[0];
type Place = Page | Locator;

/**
 * Somebody at a browser who finds things by role and label alone, and whose presses and fields
 * are counted as in the budgets: a click is one press of the pointer or one committing key, a
 * field is something typed or chosen. Anything on the console, and any failed script, is kept
 * as a fault.
 */
export class Visitor {
  readonly page: Page;
  clicks = 0;
  fields = 0;
  readonly #faults: string[] = [];
  readonly #allowed: RegExp[] = [];

  readonly #seat: Seat;
  readonly #scripts: boolean;
  #other: Page | undefined;
  readonly #received: Promise<string>[] = [];

  constructor(page: Page, seat: Seat = {}) {
    this.page = page;
    this.#seat = seat;
    this.#scripts = seat.scripts ?? true;
    page.on('response', (response) => {
      if (response.url().includes('/v1/')) this.#received.push(response.text().catch(() => ''));
    });
    page.on('pageerror', (error) => this.#faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error')
        this.#faults.push(`${message.text()} (${message.location().url} on ${page.url()})`);
    });
  }

  /** A name or a text in the visitor's language. */
  #said<T extends string | RegExp>(english: T): T {
    const { language } = this.#seat;
    return language && typeof english === 'string' ? (saidIn(language, english) as T) : english; // a text for a text
  }

  #named(name: string | RegExp) {
    return { name: this.#said(name), exact: typeof name === 'string' };
  }

  /** Types an address; that is no click of the journey. */
  async goTo(path: string): Promise<void> {
    await this.page.goto(path);
  }

  /** Presses what has this role and name, once it can be pressed. */
  async press(role: Role, name: string | RegExp, within: Place = this.page): Promise<void> {
    const wanted = within.getByRole(role, this.#named(name));
    // A choice in a card lies beneath its label, which takes the press for it.
    await wanted.click({ force: role === 'radio' || role === 'checkbox' });
    this.clicks += 1;
  }

  /** Types into the field with this label, in place of what stands there. */
  async type(label: string | RegExp, value: string, within: Place = this.page): Promise<void> {
    await field(within, this.#said(label)).fill(value);
    this.fields += 1;
  }

  /** Chooses from the list with this label. */
  async choose(label: string | RegExp, option: string, within: Place = this.page): Promise<void> {
    await field(within, this.#said(label)).selectOption(option);
    this.fields += 1;
  }

  /** Presses twice, as fast as an impatient hand. */
  async pressTwice(role: Role, name: string): Promise<void> {
    await this.page.getByRole(role, { name, exact: true }).dblclick();
    this.clicks += 2;
  }

  /** Pastes a text into the field with this label: one field, whatever its length. */
  async pastes(label: string, text: string): Promise<void> {
    await field(this.page, label).focus();
    await this.page.evaluate((pasted) => {
      const data = new DataTransfer();
      data.setData('text/plain', pasted);
      const event = new ClipboardEvent('paste', {
        clipboardData: data,
        bubbles: true,
        cancelable: true,
      });
      const stopped = !document.activeElement?.dispatchEvent(event);
      if (!stopped) document.execCommand('insertText', false, pasted);
    }, text);
    this.fields += 1;
  }

  /** What stands in the field with this label. */
  async value(label: string | RegExp): Promise<string> {
    return field(this.page, this.#said(label)).inputValue();
  }

  /** What the list with this label is set to, as it reads. */
  async chosen(label: string): Promise<string> {
    return field(this.page, label).locator('option:checked').innerText();
  }

  /** Presses a key; those that commit (Enter, Space) count as clicks. */
  async key(key: string): Promise<void> {
    await this.page.keyboard.press(key);
    if (key === 'Enter' || key === ' ') this.clicks += 1;
  }

  /** Goes on with Tab until what has this role and name holds the focus, as somebody without a pointer does. */
  async tabTo(role: Role, name: string | RegExp): Promise<void> {
    const wanted = this.page.getByRole(role, this.#named(name));
    await wanted.waitFor();
    for (let step = 0; step < 80; step += 1) {
      if (await wanted.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`80 steps with Tab did not lead to the ${role} ${String(name)}.`);
  }

  /** Waits until the text stands on the page. */
  async sees(text: string | RegExp, within: Place = this.page): Promise<void> {
    await within
      .getByText(this.#said(text))
      .first()
      .waitFor()
      .catch(async (error: unknown) => {
        const shown = await this.page.locator('body').innerText();
        throw new Error(
          `${String(text)} is not to be seen. The page says:\n${shown.slice(0, 3000)}`,
          {
            cause: error,
          },
        );
      });
  }

  /** Waits for the screen with this heading, and finds nothing wrong with its accessibility or width. */
  async arrives(heading: string | RegExp): Promise<void> {
    // On a screen the heading may stand in the top bar or be there for readers alone.
    await this.page
      .getByRole('heading', { level: 1, ...this.#named(heading) })
      .waitFor({ state: 'attached' });
    await this.page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
    expect(await this.findings(), `accessibility of ${this.page.url()}`).toEqual([]);
    const overflow = await this.page.evaluate(
      () => document.documentElement.scrollWidth - innerWidth,
    );
    expect(overflow, `${this.page.url()} is wider than the screen`).toBeLessThanOrEqual(1);
  }

  /** What axe finds; where scripts are off, on the same bytes in a window that runs them. */
  async findings(): Promise<string[]> {
    const page = this.#scripts ? this.page : await this.#twin();
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode()
      .options({ resultTypes: ['violations'] })
      .analyze();
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
    );
  }

  async #twin(): Promise<Page> {
    const body = (await this.page.content()).replaceAll(/<script[\s>].*?<\/script>/gs, '');
    const twin = (this.#other ??= await (await browser.newContext(sightOf(this.#seat))).newPage());
    await twin.unrouteAll();
    await twin.route(this.page.url(), (route) => route.fulfill({ contentType: 'text/html', body }));
    await twin.goto(this.page.url());
    return twin;
  }

  /**
   * Those of the words that this window was ever told: on the page as it stands now, or in any
   * answer behind it since it was opened.
   */
  async wasTold(...words: string[]): Promise<string[]> {
    const told = [await this.page.content(), ...(await Promise.all(this.#received))].join('\n');
    return words.filter((word) => told.includes(word));
  }

  /** A refusal that belongs to the journey is no fault when the console names it. */
  allows(fault: RegExp): void {
    this.#allowed.push(fault);
  }

  /** Counts from here on. */
  countAnew(): void {
    this.clicks = 0;
    this.fields = 0;
  }

  /** Fails when a script failed or the console spoke of an error; then the window closes. */
  async leaves(): Promise<void> {
    await this.page.context().close();
    await this.#other?.context().close();
    const faults = this.#faults.filter((fault) => !this.#allowed.some((one) => one.test(fault)));
    expect(faults).toEqual([]);
  }
}

function field(within: Place, label: string | RegExp): Locator {
  return within.getByLabel(label, { exact: typeof label === 'string' });
}

const browser = await chromium.connect(inject('journeyBrowser'));
afterAll(() => browser.close());

function sightOf({ phone, dark }: Seat) {
  return {
    colorScheme: dark ? ('dark' as const) : ('light' as const),
    viewport: phone ? { width: 390, height: 844 } : { width: 1512, height: 940 },
    reducedMotion: 'reduce' as const,
  };
}

/** Opens a window of its own for somebody: signed in as a person of the cast, or as anybody. */
export async function visit(url: string, person: Person | null, seat: Seat = {}): Promise<Visitor> {
  const context = await browser.newContext({
    ...sightOf(seat),
    baseURL: url,
    javaScriptEnabled: seat.scripts ?? true,
    locale: seat.language ?? 'en-GB',
  });
  context.setDefaultTimeout(30_000);
  if (person) await context.addCookies([{ name: 'fairway_session', value: person.token, url }]);
  return new Visitor(await context.newPage(), seat);
}
