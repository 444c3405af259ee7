import type { IconName } from '../ui/Icon.tsx';
import { isListed, placesOf } from './screen.ts';
import type { Place, Screen, Side } from './screen.ts';

export type PlaceLink = {
  place: Place;
  label: string;
  icon: IconName;
  foot: boolean;
  href: string;
  /** The listed screens there. */
  within: Screen[];
};

/** The places that have something for this reader, each leading to its first listed screen. */
export function placeLinks(side: Side, screens: Screen[]): PlaceLink[] {
  return placesOf[side].flatMap((place) => {
    const within = screens.filter((screen) => screen.place === place.place && isListed(screen));
    const [first] = within;
    return first ? [{ ...place, foot: place.foot ?? false, href: first.path, within }] : [];
  });
}
