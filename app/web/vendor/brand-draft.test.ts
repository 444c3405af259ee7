import { describe, expect, test } from 'vitest';
import {
  bodyOf,
  colourProblem,
  draftOf,
  isMailed,
  pictureOf,
  ratio,
  themeOf,
  type Brand,
} from './brand-draft.ts';

const brand: Brand = {
  colour: '#ffd400',
  senderName: null,
  programmeName: 'Harbour Tools',
  logo: { name: 'a.png', contentType: 'image/png', href: '/p/harbour/logo?v=1' },
  stylesheet: null,
  version: 3,
};
const draft = draftOf(brand);

describe('a brand in the making', () => {
  test('keeps the last colour in its previews while a new one is typed', () => {
    expect(themeOf({ ...draft, colour: '#0f' }, '#ffd400').colour).toBe('#ffd400');
    expect(themeOf({ ...draft, colour: 'e91e63' }, '#ffd400').colour).toBe('#e91e63');
    expect(colourProblem({ ...draft, colour: '#0f' })).toContain('#0f6674');
    expect(colourProblem({ ...draft, colour: '' })).toBeUndefined();
  });

  test('goes back to the product’s colour by an empty field', () => {
    expect(themeOf({ ...draft, colour: ' ' }, '#ffd400').colour).toBe('#0f6674');
    expect(bodyOf({ ...draft, colour: ' ' }, null)).toEqual({ colour: null, senderName: null });
  });

  test('says of the logo only what changed', () => {
    expect(bodyOf(draft, null)).not.toHaveProperty('logoFileId');
    expect(bodyOf({ ...draft, logo: 'none' }, null)).toMatchObject({ logoFileId: null });
    const logo = { file: new File([], 'a.png'), picture: 'data:image/png;base64,' };
    expect(bodyOf({ ...draft, logo }, 'file_2')).toMatchObject({ logoFileId: 'file_2' });
    expect(pictureOf(draft, brand)).toBe('/p/harbour/logo?v=1');
    expect(pictureOf({ ...draft, logo }, brand)).toBe('data:image/png;base64,');
    expect(pictureOf({ ...draft, logo: 'none' }, brand)).toBeNull();
  });

  test('shows in mails only a logo that every mail reader draws', () => {
    const logo = { file: new File([], 'a.svg', { type: 'image/svg+xml' }), picture: 'data:' };
    expect(isMailed(draft, brand)).toBe(true);
    expect(isMailed({ ...draft, logo }, brand)).toBe(false);
    expect(isMailed({ ...draft, logo: 'none' }, brand)).toBe(false);
  });

  test('never rounds a contrast up', () => {
    expect([ratio(4.4999), ratio(21)]).toEqual(['4.49', '21.00']);
  });
});
