import { number, type ObjectSchema, object, type TypeOf, text } from './schema.ts';

const geoipSchema = object(
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

/** Where Auth0 thinks that an address is. */
export interface GeoIp extends TypeOf<typeof geoipSchema> {}
export const geoip: ObjectSchema<GeoIp> = geoipSchema;
