import { number, object, text } from './schema.ts';

/** Where Auth0 thinks that an address is. */
export const geoip = object(
  {},
  {
    cityName: text,
    continentCode: text,
    countryCode: text,
    countryCode3: text,
    countryName: text,
    latitude: number,
    longitude: number,
    subdivisionCode: text,
    subdivisionName: text,
    timeZone: text,
  },
);
